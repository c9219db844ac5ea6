import type { Discount, Price, SubscriptionItem } from "../types.js";
import type { Origin } from "./origin.js";
import { planOf } from "./plan.js";

export interface NewSubscriptionItem {
  readonly id: string;
  readonly subscription: string;
  readonly price: Price;
  /** Absent for metered prices. */
  readonly quantity: number | undefined;
  readonly discounts: readonly Discount[];
  readonly periodStart: number;
  readonly periodEnd: number;
}

/** https://docs.stripe.com/api/subscription_items/object */
export function newSubscriptionItem(params: NewSubscriptionItem, origin: Origin): SubscriptionItem {
  return {
    id: params.id,
    object: "subscription_item",
    billing_thresholds: null,
    created: origin.nowSeconds,
    current_period_end: params.periodEnd,
    current_period_start: params.periodStart,
    current_trial: null,
    discounts: [...params.discounts],
    metadata: {},
    plan: planOf(params.price),
    price: params.price,
    ...(params.quantity !== undefined && { quantity: params.quantity }),
    subscription: params.subscription,
    tax_rates: [],
  };
}
