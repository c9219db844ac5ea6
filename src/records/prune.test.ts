import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prune } from "./prune.js";

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

describe("prune", () => {
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
    expect(prune(value, price)).toEqual(value);
  });

  it("leaves out undeclared properties at every depth", () => {
    const value = {
      id: "price_1",
      gone: 1,
      recurring: { interval: "year", aggregate_usage: "sum" },
      tiers: [{ up_to: 1, old: 2 }],
    };
    expect(prune(value, price)).toEqual({ id: "price_1", recurring: { interval: "year" }, tiers: [{ up_to: 1 }] });
  });

  it("leaves out properties named like those of every JavaScript object", () => {
    const value = JSON.parse('{"id": "price_1", "constructor": 1, "__proto__": {"x": 1}, "toString": 2}') as object;
    expect(Object.keys(prune(value, price) as object)).toEqual(["id"]);
  });

  it("keeps every key of a map, its values pruned", () => {
    const value = { metadata: { plan: "pro", seats: 3, ["__proto__"]: "own" } };
    const { metadata } = prune(value, price) as { metadata: object };
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
  ])("drops a %s of %j to null, since its type is another one", (name, value) => {
    expect(prune({ [name]: value }, price)).toEqual({ [name]: null });
  });

  it("drops an array's element of another type to null and keeps its neighbours", () => {
    expect(prune({ names: ["a", { id: "b" }, "c"] }, price)).toEqual({ names: ["a", null, "c"] });
  });

  it("changes neither the value nor shares parts with it", () => {
    const value = { id: "price_1", gone: 1, free: { inner: { list: [1] } } };
    const before = structuredClone(value);
    const pruned = prune(value, price) as { free: { inner: { list: number[] } } };
    pruned.free.inner.list.push(2);
    expect(value).toEqual(before);
  });

  it("has nothing left to do on what it returned", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(price.properties), "other"), fc.jsonValue()),
        (value) => {
          const once = prune(value, price);
          expect(prune(once, price)).toEqual(once);
        },
      ),
    );
  });
});
