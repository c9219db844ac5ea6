import { Big } from "big.js";
import { decimal, flag, nested, objects, type Json } from "./json.js";

/**
 * Returns the percent of tax that an item's amount includes, as a decimal string. The item's own rates replace the
 * subscription's (https://docs.stripe.com/billing/taxes/tax-rates). null: Stripe Tax sets the rate with each invoice.
 */
export function inclusiveTaxPercent(item: Json, subscription: Json, price: Json): string | null {
  const own = objects(item, "tax_rates", "subscription item");
  const rates = own.length > 0 ? own : objects(subscription, "default_tax_rates", "subscription");
  if (rates.length > 0) {
    const inclusive = rates.filter((rate) => flag(rate, "inclusive", "tax rate"));
    return inclusive.reduce((sum, rate) => sum.plus(decimal(rate, ["percentage"], "tax rate") ?? 0), Big(0)).toFixed();
  }
  const isAutomatic = flag(nested(subscription, "automatic_tax"), "enabled", "subscription's automatic_tax");
  return isAutomatic && price["tax_behavior"] === "inclusive" ? null : "0";
}
