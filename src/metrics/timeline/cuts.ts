import { pastDueLimit } from "../mrr/counting.js";
import type { Ground } from "../ground.js";
import type { SubscriptionFacts } from "../facts/subscription-facts.js";

/** A moment at which a subscription's standing may change by time alone, or by what happens to its customer. */
export interface Cut {
  readonly atSeconds: number;
  readonly isDiscountEnd: boolean;
}

/** The cuts of one rendering of a subscription after `fromSeconds` and before `toSeconds`, ascending. Stripe sends no event for any of them. */
export function cutsOf(
  subscription: SubscriptionFacts,
  pastDueSinceSeconds: number | undefined,
  fromSeconds: number,
  toSeconds: number,
  ground: Ground,
): Cut[] {
  const discounts = [...subscription.discounts, ...subscription.items.flatMap((item) => item.discounts)];
  const ends = discounts.flatMap((discount) => ground.discounts.known(discount)?.endSeconds ?? []);
  const limit = subscription.status === "past_due" ? pastDueLimit(pastDueSinceSeconds, ground.options) : undefined;
  const isDiscountEnd = new Map<number, boolean>();
  for (const turn of ground.discounts.customerTurns) isDiscountEnd.set(turn, ground.discounts.isCustomerEnd(turn));
  if (limit !== undefined) isDiscountEnd.set(limit, false);
  for (const end of ends) isDiscountEnd.set(end, true);
  return [...isDiscountEnd]
    .map(([atSeconds, isEnd]) => ({ atSeconds, isDiscountEnd: isEnd }))
    .filter(({ atSeconds }) => fromSeconds < atSeconds && atSeconds < toSeconds)
    .toSorted((a, b) => a.atSeconds - b.atSeconds);
}
