import { beforeAll, expect, it } from "vitest";
import { deriveProperties } from "./derive.mjs";
import type { JsonSchema } from "./json-schema.mjs";
import { declarations } from "./testing/declarations.js";

const sdkText = `
  interface Thing {
    id: string; object: 'thing';
    /**
     * First line with a [link](https://docs.stripe.com/x).
     *
     * Second   one.
     */
    long: string;
    /** @deprecated Use \`long\`. */
    old: string;
    status: 'open' | 'closed' | OtherString;
    /** Either \`open\` or \`closed\`. */
    documented: 'open' | 'closed';
    /** The price. */
    amount_decimal: Decimal | null;
    return_url: string;
    line_items: ApiList<Thing.Line>;
    discount: Discount;
  }
  namespace Thing { interface Line { unit_cost: number } }
  interface Discount { source: string }
`;

let properties: Record<string, JsonSchema>;
beforeAll(() => {
  properties = deriveProperties(declarations(sdkText), "Thing");
});

it.each([
  ["is the SDK's comment on one line, with its links", "long", "First line with a [link](https://docs.stripe.com/x). Second one."],
  ["states a deprecation", "old", "Deprecated: Use `long`."],
  ["lists the values of an enum", "status", "Status of the thing. One of: closed, open."],
  ["does not repeat the values that the comment names", "documented", "Either `open` or `closed`."],
  ["says that a decimal is a string", "amount_decimal", "The price. An exact decimal number, as a string."],
  ["is made of the names if the SDK has no comment", "return_url", "Return URL of the thing."],
])("a description %s", (_, name, expected) => {
  expect(properties[name]?.description).toBe(expected);
});

it("a description of a list's object names the list", () => {
  const data = properties["line_items"]?.properties?.["data"];
  expect(data?.description).toBe("The objects of the list.");
  expect(data?.items?.properties?.["unit_cost"]?.description).toBe("Unit cost of the line items.");
});

it("a description of ours replaces a missing one of the SDK", () => {
  const source = properties["discount"]?.properties?.["source"];
  expect(source?.description).toBe("Where the discount comes from: its coupon.");
});
