import { isApiObject, valueAt, type ApiObject } from "../api-object.js";
import type { Facts } from "./release.js";
import { omit } from "./reshape.js";

/**
 * Returns a line with its price, plan and origin at the top level, as before 2025-03-31.basil. A line that was made
 * from an invoice item has the type `invoiceitem`, also if a subscription's change made the item.
 */
export function invoiceLineBeforeBasil(line: ApiObject, facts: Facts): ApiObject {
  const bySubscription = valueAt(line, "parent.subscription_item_details");
  const byItem = valueAt(line, "parent.invoice_item_details");
  const origin = isApiObject(bySubscription) ? bySubscription : isApiObject(byItem) ? byItem : {};
  const invoiceItem = origin["invoice_item"] ?? null;
  return {
    ...omit(line, "parent", "pricing", "taxes"),
    ...priceBeforeBasil(line, facts),
    invoice_item: invoiceItem,
    proration: origin["proration"] ?? false,
    proration_details: origin["proration_details"] ?? { credited_items: null },
    subscription: origin["subscription"] ?? line["subscription"] ?? null,
    subscription_item: origin["subscription_item"] ?? null,
    tax_amounts: taxAmounts(line["taxes"]),
    tax_rates: [],
    type: isApiObject(bySubscription) && invoiceItem === null ? "subscription" : "invoiceitem",
    unit_amount_excluding_tax: valueAt(line, "pricing.unit_amount_decimal") ?? null,
  };
}

/** Returns the whole price, and its plan, of a line or an invoice item. */
export function priceBeforeBasil(object: ApiObject, facts: Facts): ApiObject {
  const id = valueAt(object, "pricing.price_details.price");
  const price = typeof id === "string" ? facts.price(id) : undefined;
  return {
    plan: price ? planOf(price) : null,
    price: price ? omit(price, "tiers", "currency_options") : null,
  };
}

/** Returns `taxes` with their older name and form. */
export function taxAmounts(taxes: unknown): readonly (ApiObject & { readonly amount: number })[] {
  if (!Array.isArray(taxes)) return [];
  return taxes.filter(isApiObject).map((tax) => ({
    amount: typeof tax["amount"] === "number" ? tax["amount"] : 0,
    inclusive: tax["tax_behavior"] === "inclusive",
    tax_rate: valueAt(tax, "tax_rate_details.tax_rate") ?? null,
    taxability_reason: tax["taxability_reason"] ?? null,
    taxable_amount: tax["taxable_amount"] ?? null,
  }));
}

/** Returns the plan that older versions showed next to a recurring price. */
function planOf(price: ApiObject): ApiObject | null {
  const recurring = price["recurring"];
  if (!isApiObject(recurring)) return null;
  return {
    id: price["id"],
    object: "plan",
    active: price["active"],
    amount: price["unit_amount"],
    amount_decimal: price["unit_amount_decimal"],
    billing_scheme: price["billing_scheme"],
    created: price["created"],
    currency: price["currency"],
    interval: recurring["interval"],
    interval_count: recurring["interval_count"],
    livemode: price["livemode"],
    metadata: price["metadata"],
    meter: recurring["meter"] ?? null,
    nickname: price["nickname"],
    product: price["product"],
    tiers_mode: price["tiers_mode"],
    transform_usage: null,
    trial_period_days: null,
    usage_type: recurring["usage_type"],
  };
}
