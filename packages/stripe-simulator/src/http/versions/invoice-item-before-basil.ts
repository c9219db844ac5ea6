import { valueAt, type ApiObject } from "../api-object.js";
import { priceBeforeBasil } from "./invoice-line-before-basil.js";
import type { Facts } from "./release.js";
import { omit } from "./reshape.js";

/** Returns an invoice item with its price and its subscription at the top level, as before 2025-03-31.basil. */
export function invoiceItemBeforeBasil(item: ApiObject, facts: Facts): ApiObject {
  const unitAmountDecimal = valueAt(item, "pricing.unit_amount_decimal") ?? null;
  const unitAmount = Number(unitAmountDecimal);
  return {
    ...omit(item, "parent", "pricing", "net_amount"),
    ...priceBeforeBasil(item, facts),
    subscription: valueAt(item, "parent.subscription_details.subscription") ?? null,
    subscription_item: valueAt(item, "parent.subscription_details.subscription_item") ?? null,
    unit_amount: unitAmountDecimal !== null && Number.isInteger(unitAmount) ? unitAmount : null,
    unit_amount_decimal: unitAmountDecimal,
  };
}
