import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMender } from "./mend.js";
import { prune } from "./prune.js";

const schema = {
  type: "object",
  additionalProperties: true,
  properties: {
    id: { type: "string" },
    amount: { type: ["integer", "null"] },
    percent: { type: ["number", "null"] },
    metadata: { type: ["object", "null"], additionalProperties: { type: ["string", "null"] } },
    lines: {
      type: ["object", "null"],
      additionalProperties: true,
      properties: {
        data: {
          type: ["array", "null"],
          items: {
            type: ["object", "null"],
            additionalProperties: true,
            properties: { amount: { type: ["integer", "null"] } },
          },
        },
      },
    },
    free: { type: ["object", "null"], additionalProperties: true },
  },
} as const;

const mend = createMender(schema);

/** What is left of the value, and what was found. */
function mended(value: object): readonly [object, readonly string[]] {
  const copy = structuredClone(value);
  const found = mend(copy);
  return [copy, found];
}

describe("mending", () => {
  it("leaves what has the declared types as it is, and what is not declared", () => {
    const value = {
      id: "a",
      amount: -5,
      percent: 1.5,
      metadata: { a: "b" },
      lines: { data: [{ amount: 1, x: [] }] },
      new: 1,
    };
    expect(mended(value)).toEqual([value, []]);
  });

  it.each([
    ["a text for a number", { amount: "5" }, { amount: null }, [".amount"]],
    ["a fraction for a whole number", { amount: 0.5 }, { amount: null }, [".amount"]],
    ["a number beyond 2^53", { amount: 2 ** 53 }, { amount: null }, [".amount"]],
    ["a list for an object", { lines: [] }, { lines: null }, [".lines"]],
    [
      "a map's value, whatever its key",
      { metadata: { a: 1, b: "c" } },
      { metadata: { a: null, b: "c" } },
      [".metadata.*"],
    ],
    [
      "the same in several elements, named once",
      { lines: { data: [{ amount: "1" }, { amount: 2 }, { amount: [] }, 5] } },
      { lines: { data: [{ amount: null }, { amount: 2 }, { amount: null }, null] } },
      [".lines.data[].amount", ".lines.data[]"],
    ],
  ])("sets to null %s", (_what, value, left, found) => {
    expect(mended(value)).toEqual([left, found]);
  });

  it("leaves nothing for pruning to set to null, and keeps all that pruning keeps", () => {
    // An object without an id never comes so far.
    const declared = Object.keys(schema.properties).filter((name) => name !== "id");
    const names = fc.constantFrom(...declared, "data", "other");
    const values = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: "small" }, fc.jsonValue({ maxDepth: 1 }), fc.dictionary(names, tie("value"))),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(names, values), (value) => {
        const [left] = mended(value);
        expect(prune(left, schema)).toEqual(prune(value, schema));
        expect(mended(left)).toEqual([left, []]);
      }),
    );
  });
});
