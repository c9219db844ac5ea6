import type { SubscriptionChange } from "./dossier.js";
import type { ItemFacts, SubscriptionFacts } from "./subscription-facts.js";

/**
 * Returns the change with all items, because an event contains only the first items of a large subscription
 * (https://docs.stripe.com/api/subscriptions/object#subscription_object-items).
 * An omitted item is taken from the current object, if it existed at that time.
 * Omitted items are treated as unchanged, because nothing else is known about them.
 */
export function withWholeItems(change: SubscriptionChange, current: SubscriptionFacts): SubscriptionChange {
  const { before, after, createdSeconds } = change;
  if (!after.itemsAreCut && !before?.itemsAreCut) return change;
  const shown = new Set([...after.items, ...(before?.items ?? [])].map(({ id }) => id));
  const leftOut = current.items.filter(({ id }) => !shown.has(id));
  const existed = (limitSeconds: number) => leftOut.filter((item) => (item.createdSeconds ?? 0) <= limitSeconds);
  return {
    ...change,
    before: before && whole(before, existed(createdSeconds - 1)),
    after: whole(after, existed(createdSeconds)),
  };
}

function whole(subscription: SubscriptionFacts, leftOut: readonly ItemFacts[]): SubscriptionFacts {
  if (!subscription.itemsAreCut) return subscription;
  return { ...subscription, items: [...subscription.items, ...leftOut], itemsAreCut: false };
}
