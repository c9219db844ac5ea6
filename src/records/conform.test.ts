import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileConform } from "./conform.js";

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

const conform = compileConform(schema, "keep");
const conformAndDrop = compileConform(schema, "drop");

/** Returns a copy of the value that conforms, and the paths of its mismatches. */
function conformed(value: object): readonly [object, readonly string[]] {
  const copy = structuredClone(value);
  const found = conform(copy);
  return [copy, found];
}

function declaredPart(value: object): object {
  const copy = structuredClone(value);
  conformAndDrop(copy);
  return copy;
}

describe("conforming to a schema, undeclared properties kept,", () => {
  it("keeps values that have the declared types, and undeclared properties", () => {
    const value = {
      id: "a",
      amount: -5,
      percent: 1.5,
      metadata: { a: "b" },
      lines: { data: [{ amount: 1, x: [] }] },
      new: 1,
    };
    expect(conformed(value)).toEqual([value, []]);
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
      "the same field of several elements, and returns its path once",
      { lines: { data: [{ amount: "1" }, { amount: 2 }, { amount: [] }, 5] } },
      { lines: { data: [{ amount: null }, { amount: 2 }, { amount: null }, null] } },
      [".lines.data[].amount", ".lines.data[]"],
    ],
  ])("sets to null %s", (_what, value, left, found) => {
    expect(conformed(value)).toEqual([left, found]);
  });

  it("has nothing to change in its result, and keeps all that is kept if undeclared properties are dropped", () => {
    // The page reader rejects an object without an id.
    const declared = Object.keys(schema.properties).filter((name) => name !== "id");
    const names = fc.constantFrom(...declared, "data", "other");
    const values = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: "small" }, fc.jsonValue({ maxDepth: 1 }), fc.dictionary(names, tie("value"))),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(names, values), (value) => {
        const [left] = conformed(value);
        expect(declaredPart(left)).toEqual(declaredPart(value));
        expect(conformed(left)).toEqual([left, []]);
      }),
    );
  });
});

const price = {
  type: "object",
  additionalProperties: true,
  properties: {
    id: { type: "string" },
    unit_amount: { type: ["integer", "null"] },
    percent: { type: ["number", "null"] },
    active: { type: ["boolean", "null"] },
    metadata: { type: ["object", "null"], additionalProperties: { type: ["string", "null"] } },
    recurring: {
      type: ["object", "null"],
      additionalProperties: true,
      properties: { interval: { type: ["string", "null"] } },
    },
    tiers: {
      type: ["array", "null"],
      items: {
        type: ["object", "null"],
        additionalProperties: true,
        properties: { up_to: { type: ["integer", "null"] } },
      },
    },
    names: { type: ["array", "null"], items: { type: ["string", "null"] } },
    free: { type: ["object", "null"], additionalProperties: true },
  },
} as const;

const conformPrice = compileConform(price, "drop");

/** Returns a copy of the value that conforms, without undeclared properties. */
function conformedPrice(value: object): object {
  const copy = structuredClone(value);
  conformPrice(copy);
  return copy;
}

describe("conforming to a schema, undeclared properties dropped,", () => {
  it("keeps everything that the schema declares", () => {
    const value = {
      id: "price_1",
      unit_amount: 500,
      percent: 1.5,
      active: true,
      metadata: { plan: "pro" },
      recurring: { interval: "month" },
      tiers: [{ up_to: 10 }, { up_to: null }],
      names: ["a"],
      free: { any: [1, { thing: true }] },
    };
    expect(conformedPrice(value)).toEqual(value);
  });

  it("drops undeclared properties at every depth", () => {
    const value = {
      id: "price_1",
      gone: 1,
      recurring: { interval: "year", aggregate_usage: "sum" },
      tiers: [{ up_to: 1, old: 2 }],
    };
    expect(conformedPrice(value)).toEqual({ id: "price_1", recurring: { interval: "year" }, tiers: [{ up_to: 1 }] });
  });

  it("drops undeclared properties with the names of every JavaScript object's properties", () => {
    const value = JSON.parse('{"id": "price_1", "constructor": 1, "__proto__": {"x": 1}, "toString": 2}') as object;
    expect(Object.keys(conformedPrice(value))).toEqual(["id"]);
  });

  it("keeps every key of a map, and makes its values conform", () => {
    const value = { metadata: { plan: "pro", seats: 3, ["__proto__"]: "own" } };
    const { metadata } = conformedPrice(value) as { metadata: object };
    expect(Object.entries(metadata)).toEqual([
      ["plan", "pro"],
      ["seats", null],
      ["__proto__", "own"],
    ]);
  });

  it.each([
    ["unit_amount", 1.5],
    ["unit_amount", "500"],
    ["percent", "1.5"],
    ["active", "true"],
    ["metadata", []],
    ["recurring", "month"],
    ["tiers", { up_to: 1 }],
  ])("sets a %s of %j to null, because it has another type", (name, value) => {
    expect(conformedPrice({ [name]: value })).toEqual({ [name]: null });
  });

  it("sets an array's element of another type to null and keeps the other elements", () => {
    expect(conformedPrice({ names: ["a", { id: "b" }, "c"] })).toEqual({ names: ["a", null, "c"] });
  });

  it("has nothing to change in its result", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(price.properties), "other"), fc.jsonValue()),
        (value) => {
          const once = conformedPrice(value);
          expect(conformedPrice(once)).toEqual(once);
        },
      ),
    );
  });
});
