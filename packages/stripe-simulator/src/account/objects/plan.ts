import { ActionError } from "../action-error.js";
import { idOf, type Plan, type Price } from "../types.js";

/**
 * Returns the older form of a recurring price. Subscription items still contain it
 * (https://docs.stripe.com/api/plans/object).
 */
export function planOf(price: Price): Plan {
  if (!price.recurring) throw new ActionError(`${price.id} is a one-time price: subscriptions take recurring ones.`);
  const { interval, interval_count, meter, usage_type } = price.recurring;
  return {
    id: price.id,
    object: "plan",
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval,
    interval_count,
    livemode: price.livemode,
    metadata: price.metadata,
    meter,
    nickname: price.nickname,
    product: idOf(price.product),
    ...(price.tiers && { tiers: price.tiers }),
    tiers_mode: price.tiers_mode,
    transform_usage: price.transform_quantity,
    trial_period_days: null,
    usage_type,
  };
}
