import type { Json } from "./json.js";
import { createParseIssues } from "./parse-issues.js";
import type { PartParser } from "./parts.js";

/** Objects as Stripe sends them, for tests. */

export const price = {
  id: "price_1",
  object: "price",
  currency: "USD",
  product: "prod_1",
  billing_scheme: "per_unit",
  unit_amount: 2900,
  unit_amount_decimal: "2900",
  recurring: { interval: "month", interval_count: 1, usage_type: "licensed" },
};
export const coupon = {
  id: "HALF",
  object: "coupon",
  duration: "repeating",
  percent_off: 50,
  amount_off: null,
  currency: null,
};
export const current: Json = {
  id: "sub_1",
  object: "subscription",
  customer: "cus_1",
  currency: "usd",
  status: "active",
  collection_method: "charge_automatically",
  created: 1000,
  start_date: 900,
  discounts: [{ id: "di_1", object: "discount", source: { type: "coupon", coupon }, start: 1000, end: 5000 }],
  items: {
    object: "list",
    data: [
      {
        id: "si_1",
        created: 1000,
        price,
        quantity: 2,
        current_period_start: 1000,
        current_period_end: 2000,
        tax_rates: [],
      },
    ],
  },
};
/** The same subscription in a version before basil. */
export const legacy: Json = {
  ...current,
  discounts: undefined,
  discount: { id: "di_1", object: "discount", coupon, start: 1000, end: 5000 },
  current_period_start: 1000,
  current_period_end: 2000,
  items: { object: "list", data: [{ id: "si_1", created: 1000, price, quantity: 2, tax_rates: [] }] },
};

/** Returns a parser that leaves out bad parts, and the warnings that it logs. */
export function watchedParts(): { readonly parse: PartParser; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const log = { debug: () => {}, info: () => {}, warn: (text: string) => void warnings.push(text), error: () => {} };
  return { parse: createParseIssues(log).parseAll, warnings };
}
