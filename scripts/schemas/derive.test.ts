import { beforeAll, describe, expect, it } from "vitest";
import { deriveProperties } from "./derive.mjs";
import type { SdkTypes } from "./sdk-types.mjs";
import { declarations } from "./testing/declarations.js";

const sdkText = `
  interface Thing {
    id: string; object: 'thing'; deleted?: void;
    name: string; count?: number; on: boolean | null; made: true;
    amount_decimal: Decimal | null; optional_decimal?: Decimal;
    names: Array<string>; tags?: Array<'a' | 'b' | OtherString> | null;
    metadata: Metadata | null; sums: { [key: string]: number }; by_currency?: { [key: string]: Thing.Sum };
    anything: { [key: string]: unknown };
    detail: Thing.Detail | null;
    owner: string | Owner | DeletedOwner | null;
    owners: Array<string | Owner | DeletedOwner>;
    rule: string | Thing.Detail;
    parts: ApiList<Part>;
    source: Bank | Card | null;
  }
  namespace Thing { interface Detail { deep: Detail.Deep } namespace Detail { interface Deep { leaf: number } } interface Sum { total: number } }
  interface Owner { id: string; object: 'owner'; deleted?: void; email: string; boss: string | Owner }
  interface DeletedOwner { id: string; object: 'owner'; deleted: true }
  interface Part { id: string; object: 'part'; owner: string | Owner }
  interface Bank { object: 'bank'; country: string | null; routing: string; account?: string | Owner }
  interface Card { object: 'card'; country: string; brand: string; account?: string }
  interface Tree { id: string; object: 'tree'; branch: Tree.Branch } namespace Tree { interface Branch { tree: Tree; size: number } }
  interface Price { id: string; object: 'price'; tiers?: Array<Price.Tier>; tiers_mode: string }
  namespace Price { interface Tier { up_to: number | null } }
  interface Item { id: string; object: 'item'; prices: ApiList<Price> }
  interface Coupon { id: string; object: 'coupon'; percent_off: number | null; amount_off: number }
  interface Clash { id: string; object: 'clash'; what: A | B } interface A { size: string } interface B { size: number }
  interface Mixed { id: string; object: 'mixed'; size: string | number }
  interface PaymentIntent { id: string; object: 'payment_intent'; amount: number; card: PaymentIntent.Card; cards: Array<PaymentIntent.Card>; metadata: Metadata }
  namespace PaymentIntent { interface Card { last4: string } }
  interface Failed { id: string; object: 'failed'; error: Failed.Error; intent: string | PaymentIntent }
  namespace Failed { interface Error { payment_intent: PaymentIntent } }
  namespace Checkout { interface Session { id: string; object: 'checkout.session'; mode: string } }
`;

let sdk: SdkTypes;
const derive = (object: string, expand?: readonly string[]) => deriveProperties(sdk, object, expand);
beforeAll(() => {
  sdk = declarations(sdkText);
});

describe("the schema of an object", () => {
  it("keeps the SDK's order of properties and omits those that an existing object cannot have", () => {
    expect(Object.keys(derive("Owner"))).toEqual(["id", "object", "email", "boss"]);
  });

  it.each([
    ["name", "string"],
    ["object", "string"],
    ["count", "integer"],
    ["on", "boolean"],
    ["made", "boolean"],
    ["amount_decimal", "string"],
    ["optional_decimal", "string"],
    ["detail", "object"],
    ["names", "array"],
  ])("gives %s the type %s or null", (name, type) => {
    expect(derive("Thing")[name]?.type).toEqual([type, "null"]);
  });

  it("keeps enums open", () => {
    expect(derive("Thing")["tags"]).toEqual({
      type: ["array", "null"],
      items: { type: ["string", "null"] },
      description: "Tags of the thing.",
    });
  });

  it("describes nested objects in full and admits properties that Stripe may add", () => {
    const detail = derive("Thing")["detail"];
    expect(detail?.additionalProperties).toBe(true);
    expect(detail?.properties?.["deep"]?.properties?.["leaf"]?.type).toEqual(["integer", "null"]);
  });

  it("describes a map by its values", () => {
    const { metadata, sums, by_currency: byCurrency, anything } = derive("Thing");
    expect(metadata?.additionalProperties).toEqual({ type: ["string", "null"] });
    expect(metadata?.properties).toBeUndefined();
    expect(sums?.additionalProperties).toEqual({ type: ["integer", "null"] });
    expect(byCurrency?.additionalProperties).toMatchObject({ properties: { total: { type: ["integer", "null"] } } });
    expect(anything?.additionalProperties).toBe(true);
  });

  it("describes a list as its page", () => {
    const parts = derive("Thing")["parts"];
    expect(Object.keys(parts?.properties ?? {})).toEqual(["object", "data", "has_more", "url"]);
    expect(Object.keys(parts?.properties?.["data"]?.items?.properties ?? {})).toEqual(["id", "object", "owner"]);
  });

  it("has whole numbers, except where the exceptions list fractions", () => {
    const { percent_off: percentOff, amount_off: amountOff } = derive("Coupon");
    expect(percentOff?.type).toEqual(["number", "null"]);
    expect(amountOff?.type).toEqual(["integer", "null"]);
  });

  it("merges the variants of a union into one object", () => {
    const source = derive("Thing")["source"];
    expect(Object.keys(source?.properties ?? {})).toEqual(["object", "country", "routing", "account", "brand"]);
    expect(source?.properties?.["object"]?.description).toContain("One of: bank, card.");
  });

  it("finds objects in the SDK's inner namespaces", () => {
    expect(Object.keys(derive("Checkout.Session"))).toEqual(["id", "object", "mode"]);
  });
});

describe("an expandable property", () => {
  it("is an id unless it is expanded", () => {
    const { owner, owners, rule } = derive("Thing");
    expect(owner?.type).toEqual(["string", "null"]);
    expect(owners?.items).toEqual({ type: ["string", "null"] });
    expect(rule?.type).toEqual(["string", "null"]);
  });

  it("is the object when expanded, with `deleted` if it may be deleted", () => {
    const { owner, owners } = derive("Thing", ["owner", "owners"]);
    expect(owner?.type).toEqual(["object", "null"]);
    expect(owner?.properties?.["deleted"]?.type).toEqual(["boolean", "null"]);
    expect(owner?.properties?.["boss"]?.type).toEqual(["string", "null"]);
    expect(Object.keys(owners?.items?.properties ?? {})).toEqual(["id", "object", "deleted", "email", "boss"]);
  });

  it("is expanded inside lists and other expanded objects by its path", () => {
    const { parts } = derive("Thing", ["parts.data.owner.boss"]);
    const owner = parts?.properties?.["data"]?.items?.properties?.["owner"];
    expect(owner?.properties?.["email"]?.type).toEqual(["string", "null"]);
    expect(owner?.properties?.["boss"]?.type).toEqual(["object", "null"]);
  });

  it("is rejected if the path leads to no object", () => {
    expect(() => derive("Thing", ["name", "owner", "nowhere"])).toThrow("Thing has nothing to expand at name, nowhere.");
  });
});

describe("a property that Stripe returns only when it is expanded", () => {
  it("is omitted from the object and from lists of it", () => {
    expect(Object.keys(derive("Price"))).toEqual(["id", "object", "tiers_mode"]);
    const { prices } = derive("Item");
    expect(Object.keys(prices?.properties?.["data"]?.items?.properties ?? {})).toEqual(["id", "object", "tiers_mode"]);
  });

  it("is included if the stream expands it", () => {
    expect(derive("Price", ["tiers"])["tiers"]?.items?.properties?.["up_to"]?.type).toEqual(["integer", "null"]);
    const { prices } = derive("Item", ["prices.data.tiers"]);
    expect(Object.keys(prices?.properties?.["data"]?.items?.properties ?? {})).toContain("tiers");
  });
});

describe("objects without end or of excessive size", () => {
  it("leaves an object open inside its own kind", () => {
    const branch = derive("Tree")["branch"];
    expect(branch?.properties?.["tree"]).toEqual({
      type: ["object", "null"],
      additionalProperties: true,
      description: "Tree of the branch.",
    });
    expect(branch?.properties?.["size"]?.type).toEqual(["integer", "null"]);
  });

  it("leaves the inside of an abridged object open if it is embedded without expansion", () => {
    const intent = derive("Failed")["error"]?.properties?.["payment_intent"]?.properties;
    expect(intent?.["amount"]?.type).toEqual(["integer", "null"]);
    expect(intent?.["card"]).toMatchObject({ type: ["object", "null"], additionalProperties: true });
    expect(intent?.["card"]?.properties).toBeUndefined();
    expect(intent?.["cards"]?.items).toEqual({ type: ["object", "null"], additionalProperties: true });
    expect(intent?.["metadata"]?.additionalProperties).toEqual({ type: ["string", "null"] });
  });

  it("describes the same object in full as a stream and when expanded", () => {
    expect(derive("PaymentIntent")["card"]?.properties).toHaveProperty("last4");
    expect(derive("Failed", ["intent"])["intent"]?.properties?.["card"]?.properties).toHaveProperty("last4");
  });
});

describe("types that no rule fits", () => {
  it("reports the property whose variants disagree", () => {
    expect(() => derive("Clash")).toThrow(/A\.size, .*B\.size: the variants disagree \(string, number\)/);
  });

  it("reports the property that mixes types", () => {
    expect(() => derive("Mixed")).toThrow(/Mixed\.size: no single JSON type holds string \| number/);
  });

  it("reports an object that the SDK does not declare", () => {
    expect(() => derive("Unicorn")).toThrow("The Stripe SDK declares no type Stripe.Unicorn");
  });
});
