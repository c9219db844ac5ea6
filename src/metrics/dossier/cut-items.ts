import type { Dossier, SubscriptionChange } from "./dossier.js";
import type { ItemFacts, SubscriptionFacts } from "./subscription-facts.js";

/**
 * Returns the change with all items, because an event contains only the first items of a large subscription
 * (https://docs.stripe.com/api/subscriptions/object#subscription_object-items).
 * The state after the change takes omitted items from the current object; the state before it, from the one after it.
 * Only items that existed at that time are taken. They count as unchanged, because nothing else is known about them.
 */
export function withWholeItems(change: SubscriptionChange, current: SubscriptionFacts): SubscriptionChange {
  const { before, after, createdSeconds } = change;
  const beforeIsCut = before !== undefined && (before.itemsAreCut || before.items.length >= mostShown);
  if (!after.itemsAreCut && !beforeIsCut) return change;
  const wholeAfter = after.itemsAreCut ? whole(after, current.items, createdSeconds) : after;
  return {
    ...change,
    before: beforeIsCut ? whole(before, wholeAfter.items, createdSeconds - 1) : before,
    after: wholeAfter,
  };
}

/** Returns a sentence for each subscription of which an event does not contain all items. */
export function cutItemsIn(changes: Dossier["changes"]): readonly string[] {
  const cut = changes.flatMap((change) => ("after" in change && change.after.itemsAreCut ? change.after.id : []));
  return [...new Set(cut)].map(
    (id) =>
      `Subscription ${id}: its events contain only ${mostShown} items, so changes of the others come with an invoice.`,
  );
}

/**
 * The most items that Stripe shows in a subscription. `previous_attributes.items` has no `has_more`, so a list of this
 * length may be cut. That it is cut at the same length is inferred.
 */
const mostShown = 20;

/** Returns the subscription with the other items that existed at a time. */
function whole(subscription: SubscriptionFacts, others: readonly ItemFacts[], atSeconds: number): SubscriptionFacts {
  const shown = new Set(subscription.items.map(({ id }) => id));
  const omitted = others.filter(({ id, createdSeconds }) => !shown.has(id) && (createdSeconds ?? 0) <= atSeconds);
  return { ...subscription, items: [...subscription.items, ...omitted], itemsAreCut: false };
}
