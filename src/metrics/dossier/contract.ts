import type { SubscriptionFacts } from "./subscription-facts.js";

/** Returns a key of all agreed terms. It is the same for representations of different API versions. */
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
