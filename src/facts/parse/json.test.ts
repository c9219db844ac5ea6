import { describe, expect, it } from "vitest";
import { all, decimal, flag, objects, part, seconds, statedText, whole, type Json } from "./json.js";
import { UnreadableObject } from "./unreadable.js";

const absent: readonly Json[] = [{}, { x: null }];

const readers = {
  whole: { read: (json: Json) => whole(json, "x", "thing"), none: null, good: [0, -5, 2 ** 53 - 1] },
  seconds: { read: (json: Json) => seconds(json, "x", "thing"), none: null, good: [0, 253_402_300_799] },
  flag: { read: (json: Json) => flag(json, "x", "thing"), none: false, good: [true, false] },
  "stated text": { read: (json: Json) => statedText(json, "x", "thing"), none: null, good: ["a"] },
  objects: { read: (json: Json) => objects(json, "x", "thing"), none: [], good: [[], [{}]] },
  part: { read: (json: Json) => part(json, "x", "thing"), none: {}, good: [{ a: 1 }] },
  all: { read: (json: Json) => all(json, "x", "thing"), none: [], good: [["a", {}]] },
} as const;

const bad: Readonly<Record<keyof typeof readers, readonly unknown[]>> = {
  whole: [0.5, 2 ** 53, 1e300, "5", true, [], {}],
  seconds: [-1, 253_402_300_800, 1.5, "2026-01-01"],
  flag: ["true", 1, 0, {}],
  "stated text": [5, false, {}, []],
  objects: ["a", 5, {}, { data: "x" }, [null], ["a"]],
  part: ["a", 5, true, []],
  all: ["a", 5, {}, { data: {} }],
};

describe.each(Object.entries(readers))("a reader of a %s", (name, { read, none, good }) => {
  it("reads a missing field, or null, as none", () => {
    for (const json of absent) expect(read(json)).toEqual(none);
  });

  it("returns a value of its kind unchanged", () => {
    for (const x of good) expect(read({ x })).toEqual(x);
  });

  it("fails for any other value, instead of reading it as none", () => {
    for (const x of bad[name as keyof typeof readers])
      expect(() => read({ id: "a", x }), String(x)).toThrow(UnreadableObject);
  });
});

describe("a reader of a decimal", () => {
  const read = (json: Json) => decimal(json, ["x_decimal", "x"], "price");

  it.each([
    [{ x_decimal: "0.123456789012", x: null }, "0.123456789012"],
    [{ x_decimal: null, x: 2900 }, "2900"],
    [{ x: 1e-7 }, "0.0000001"],
    [{ x_decimal: "9007199254740991.5", x: 9_007_199_254_740_992 }, undefined],
    [{ x: 2 ** 53 }, undefined],
    [{ x_decimal: "1e999999" }, undefined],
    [{ x_decimal: "12,5", x: 12 }, undefined],
    [{}, null],
  ])("makes of %j: %s", (json, expected) => {
    if (expected === undefined) expect(() => read(json)).toThrow(UnreadableObject);
    else expect(read(json)).toBe(expected);
  });
});

it("a reader's error contains the object, the field and only the beginning of its value", () => {
  const read = (x: unknown) => () => whole({ id: "in_1", x }, "x", "invoice");
  expect(read("a".repeat(1000))).toThrow(/^Stripe's invoice in_1 can't be parsed: its field "x" is "a{59}\.\.\.\.$/);
  expect(read([[]])).toThrow(/is a list\.$/);
});
