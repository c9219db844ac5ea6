import type { SubscriptionFacts } from "./subscription-facts.js";

/** All that is agreed, by which representations of different versions can be compared. */
export function contractOf(subscription: SubscriptionFacts): string {
  const { status, endedSeconds, cancelRequestedSeconds, cancelAtSeconds, cancelAtPeriodEnd } = subscription;
  const { trialStartSeconds, trialEndSeconds, pauseBehavior, discounts, items } = subscription;
  return JSON.stringify([
    [status, endedSeconds, cancelRequestedSeconds, cancelAtSeconds, cancelAtPeriodEnd],
    [trialStartSeconds, trialEndSeconds, pauseBehavior],
    discounts.map(({ id }) => id),
    items.map(({ id, price, quantity, discounts }) => [id, price.id, quantity, discounts.map((each) => each.id)]),
  ]);
}
