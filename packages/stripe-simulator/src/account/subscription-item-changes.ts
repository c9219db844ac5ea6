import { ActionError } from "./action-error.js";
import { nextBoundary } from "./billing/calendar.js";
import type { Books } from "./books.js";
import { planOf } from "./objects/plan.js";
import type { ItemChange } from "./params/subscription.js";
import type { ItemChangePair } from "./proration.js";
import { isMetered, makeItem, priceOf } from "./subscription-items.js";
import { idOf, type Price, type Subscription, type SubscriptionItem } from "./types.js";

/** Returns every item of the subscription before and after the changes. Added items come last. */
export function changeItems(
  books: Books,
  subscription: Subscription,
  changes: readonly ItemChange[],
): ItemChangePair[] {
  const byId = new Map(changes.filter(({ id }) => id !== undefined).map((change) => [change.id!, change]));
  const kept = subscription.items.data.map((before) => {
    const change = byId.get(before.id);
    byId.delete(before.id);
    return { before, after: change ? changeItem(books, before, change) : before };
  });
  const [unknown] = byId.keys();
  if (unknown !== undefined) throw new ActionError(`${subscription.id} has no item ${unknown}.`);
  const added = changes
    .filter(({ id }) => id === undefined)
    .map((change) => ({ before: undefined, after: addItem(books, subscription, change) }));
  const pairs = [...kept, ...added];
  const strange = pairs.find(({ after }) => after && after.price.currency !== subscription.currency);
  if (strange) throw new ActionError(`${subscription.id} is in ${subscription.currency}: all its items are.`);
  return pairs;
}

function changeItem(books: Books, item: SubscriptionItem, change: ItemChange): SubscriptionItem | undefined {
  if (change.deleted) return undefined;
  const isNewPrice = change.price !== undefined || change.priceData !== undefined;
  const price = isNewPrice ? priceOf(books, change) : item.price;
  const { quantity: present, ...rest } = item;
  const quantity = isMetered(price) ? undefined : (change.quantity ?? present ?? 1);
  return { ...rest, price, plan: planOf(price), ...(quantity !== undefined && { quantity }) };
}

function addItem(books: Books, subscription: Subscription, change: ItemChange): SubscriptionItem {
  const now = books.ledger.nowSeconds;
  const periodEnd = (price: Price) =>
    subscription.status === "trialing" && subscription.trial_end !== null
      ? subscription.trial_end
      : nextBoundary(subscription.billing_cycle_anchor, price.recurring!, now);
  return makeItem(books, change, {
    customer: idOf(subscription.customer),
    subscription: subscription.id,
    periodStart: now,
    periodEnd,
  });
}
