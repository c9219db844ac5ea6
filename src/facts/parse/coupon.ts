import type { CouponDuration, CouponFacts } from "../../metrics/dossier/catalog-facts.js";
import { decimal, isJson, part, requiredText, requiredWhole, seconds, text, whole, type Json } from "./json.js";

/**
 * Reads a coupon: its own object (with `applies_to` and `currency_options` expanded), or the one inside a discount.
 *
 * @throws UnreadableObject also for the stub of a deleted coupon, which has no terms
 */
export function couponFacts(json: Json): CouponFacts {
  const products = part(json, "applies_to", "coupon")["products"];
  return {
    id: requiredText(json, "id", "coupon"),
    createdSeconds: seconds(json, "created", "coupon"),
    duration: durationOf(requiredText(json, "duration", "coupon")),
    percentOff: decimal(json, ["percent_off_precise", "percent_off"], "coupon"),
    amountOffMinor: whole(json, "amount_off", "coupon"),
    currency: text(json["currency"])?.toLowerCase() ?? null,
    currencyOptions: optionsOf(json),
    productIds: Array.isArray(products) ? products.filter((id): id is string => typeof id === "string") : undefined,
  };
}

/**
 * Whether a value is a coupon with its terms. An id has none, nor has the stub of a deleted coupon: since
 * 2025-09-30.clover, an expanded `source.coupon` of a discount may be `{id, object, deleted: true}`.
 */
export function hasTerms(value: unknown): value is Json {
  return isJson(value) && text(value["id"]) !== null && text(value["duration"]) !== null;
}

/** A value that Stripe adds later counts as `once`: it does not lower MRR. */
function durationOf(value: string): CouponDuration {
  return value === "forever" || value === "repeating" ? value : "once";
}

/** Returns the amounts off in other currencies than the coupon's own. */
function optionsOf(json: Json): CouponFacts["currencyOptions"] {
  const own = text(json["currency"])?.toLowerCase();
  const options = Object.entries(part(json, "currency_options", "coupon")).flatMap(([code, option]) => {
    const currency = code.toLowerCase();
    const hasAmount = isJson(option) && option["amount_off"] !== null && option["amount_off"] !== undefined;
    return hasAmount && currency !== own ? [[currency, requiredWhole(option, "amount_off", kind)] as const] : [];
  });
  return options.length > 0 ? Object.fromEntries(options) : undefined;
}

const kind = "coupon's currency options";
