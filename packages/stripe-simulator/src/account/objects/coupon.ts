import { ActionError } from "../action-error.js";
import type { CreateCoupon } from "../params/catalog.js";
import type { Coupon } from "../types.js";
import type { Origin } from "./origin.js";

/** https://docs.stripe.com/api/coupons/object. applies_to and currency_options are included. */
export function newCoupon(params: CreateCoupon, origin: Origin): Coupon {
  const { percentOff, amountOff, currency, duration, durationInMonths, appliesTo, currencyOptions } = params;
  if ((percentOff === undefined) === (amountOff === undefined)) {
    throw new ActionError("A coupon needs exactly one of percentOff and amountOff.");
  }
  if (amountOff !== undefined && !currency) throw new ActionError("A coupon with amountOff needs a currency.");
  if (currencyOptions && amountOff === undefined) throw new ActionError("Only amountOff has currencyOptions.");
  if ((duration === "repeating") !== (durationInMonths !== undefined)) {
    throw new ActionError("A repeating coupon, and no other, needs durationInMonths.");
  }
  return {
    id: params.id ?? origin.ids("coupon"),
    object: "coupon",
    amount_off: amountOff ?? null,
    ...(appliesTo && { applies_to: { products: [...appliesTo] } }),
    created: origin.nowSeconds,
    currency: amountOff === undefined ? null : (currency ?? null),
    ...(currencyOptions && { currency_options: optionsOf(currencyOptions) }),
    duration,
    duration_in_months: durationInMonths ?? null,
    livemode: origin.livemode,
    max_redemptions: null,
    metadata: {},
    name: params.name ?? null,
    percent_off: percentOff ?? null,
    redeem_by: null,
    times_redeemed: 0,
    valid: true,
  };
}

function optionsOf(amounts: Readonly<Record<string, number>>): NonNullable<Coupon["currency_options"]> {
  return Object.fromEntries(Object.entries(amounts).map(([currency, amount_off]) => [currency, { amount_off }]));
}
