import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodePath } from "./encode.js";

const query = (path: string) => [...new URL(path, "https://api.stripe.com").searchParams];

describe("encodePath", () => {
  it("nests objects and arrays as Stripe expects them", () => {
    const params = { limit: 100, created: { gte: 1, lt: 2 }, expand: ["data.tiers", "data.x"], active: true };
    expect(query(encodePath("/v1/prices", undefined, params))).toEqual([
      ["limit", "100"],
      ["created[gte]", "1"],
      ["created[lt]", "2"],
      ["expand[0]", "data.tiers"],
      ["expand[1]", "data.x"],
      ["active", "true"],
    ]);
  });

  it("omits undefined parameters, and the question mark if none is left", () => {
    expect(encodePath("/v1/customers", undefined, { customer: undefined, created: { gte: undefined } })).toBe(
      "/v1/customers",
    );
  });

  it("inserts the id into the route", () => {
    expect(encodePath("/v1/invoices/{id}/lines", "in_1", { limit: 1 })).toBe("/v1/invoices/in_1/lines?limit=1");
  });

  it("keeps every value and every id unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (value, id) => {
        fc.pre(!/^\.*$/.test(id));
        const path = encodePath("/v1/coupons/{id}", id, { q: value });
        const url = new URL(path, "https://api.stripe.com");
        expect(decodeURIComponent(url.pathname.slice("/v1/coupons/".length))).toBe(id);
        expect(url.pathname.split("/")).toHaveLength(4);
        expect([...url.searchParams]).toEqual([["q", value]]);
      }),
    );
  });

  it.each(["\ud800", "cus_\udc00", "\ud83d cus", "a\ud800\ud800b"])(
    "encodes half a character in %j as U+FFFD",
    (text) => {
      const path = encodePath("/v1/customers/{id}", text, { q: text });
      const { pathname, searchParams } = new URL(path, "https://api.stripe.com");
      const written = text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
      expect(decodeURIComponent(pathname)).toBe(`/v1/customers/${written}`);
      expect(searchParams.get("q")).toBe(written);
    },
  );

  it.each(["", ".", ".."])("refuses %j as an id, because it would lead to another route", (id) => {
    expect(() => encodePath("/v1/customers/{id}", id, undefined)).toThrow("is no id for the route /v1/customers/{id}");
  });

  it("refuses a route without its id, and an id for a route without one", () => {
    expect(() => encodePath("/v1/customers/{id}", undefined, undefined)).toThrow("needs an id");
    expect(() => encodePath("/v1/customers", "cus_1", undefined)).toThrow("takes no id");
  });

  it.each([NaN, Infinity])("refuses %d, which Stripe would misread", (gte) => {
    expect(() => encodePath("/v1/customers", undefined, { created: { gte } })).toThrow(
      "The parameter created[gte] is " + String(gte),
    );
  });
});
