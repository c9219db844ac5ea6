import type { SubscriptionChange } from "./dossier.js";
import type { ItemFacts, SubscriptionFacts } from "./subscription-facts.js";

/**
 * The change with whole subscriptions: an event embeds only the first items of a wide subscription
 * (https://docs.stripe.com/api/subscriptions/object#subscription_object-items). An item that it leaves out is taken from the
 * current object, if it existed then: left-out items are seen as unchanged, which is all that can be known of them.
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
