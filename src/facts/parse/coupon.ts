import type { CouponDuration, CouponFacts } from "../../metrics/dossier/catalog-facts.js";
import { decimal, part, requiredText, seconds, text, whole, type Json } from "./json.js";

/**
 * Reads a coupon: its own object (with `applies_to` expanded), or the one inside a discount.
 *
 * @throws UnreadableObject
 */
export function couponFacts(json: Json): CouponFacts {
  const products = part(json, "applies_to", "coupon")["products"];
  return {
    id: requiredText(json, "id", "coupon"),
    createdSeconds: seconds(json, "created", "coupon"),
    duration: durationOf(json["duration"]),
    percentOff: decimal(json, ["percent_off_precise", "percent_off"], "coupon"),
    amountOffMinor: whole(json, "amount_off", "coupon"),
    currency: text(json["currency"])?.toLowerCase() ?? null,
    productIds: Array.isArray(products) ? products.filter((id): id is string => typeof id === "string") : undefined,
  };
}

/** A deleted coupon's stub, or a value that Stripe adds later, counts as `once`: it does not lower MRR. */
function durationOf(value: unknown): CouponDuration {
  return value === "forever" || value === "repeating" ? value : "once";
}
