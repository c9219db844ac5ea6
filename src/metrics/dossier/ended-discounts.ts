import type { DiscountFacts } from "./catalog-facts.js";
import type { Change, DiscountChange, Dossier, SubscriptionChange } from "./dossier.js";
import type { SubscriptionFacts } from "./subscription-facts.js";

/** A discount that will end. */
export interface EndingDiscount {
  readonly id: string;
  readonly couponId: string;
  readonly startSeconds: number | null;
  readonly endSeconds: number;
  /** null: the customer's discount. */
  readonly subscriptionId: string | null;
  /** null: not the discount of a single item. */
  readonly itemId: string | null;
}

/**
 * Returns the dossier with the discounts that ended since the carry-over was stored.
 * Stripe returns only active discounts (https://docs.stripe.com/api/customers/object#customer_object-discount).
 * It sends no event when one ends. An ended discount changes only the states before its end.
 * One that ends much later than the objects were read and that they do not show was removed before its end.
 *
 * @param asOfSeconds the time of the derivation; objects are read soon after it
 */
export function withEndedDiscounts(dossier: Dossier, ending: readonly EndingDiscount[], asOfSeconds: number): Dossier {
  const ended = ending.filter(({ endSeconds }) => endSeconds <= asOfSeconds + readingSeconds);
  return ended.reduce(
    (result, discount) =>
      discount.subscriptionId === null ? withCustomers(result, discount) : withSubscriptions(result, discount),
    dossier,
  );
}

/** The longest time from the moment that a sync reports to the reading of an object. */
const readingSeconds = 3600;

function withCustomers(dossier: Dossier, ended: EndingDiscount): Dossier {
  const shown: DiscountChange = {
    type: "discount",
    eventId: `carried over ${ended.id}`,
    createdSeconds: ended.startSeconds ?? ended.endSeconds,
    discount: factsOf(ended),
    isCustomerLevel: true,
    happened: "changed",
  };
  return { ...dossier, changes: [...dossier.changes, shown] };
}

function withSubscriptions(dossier: Dossier, ended: EndingDiscount): Dossier {
  const isOwn = (change: Change): change is SubscriptionChange =>
    change.type === "subscription" && change.after.id === ended.subscriptionId;
  const isEarlier = ({ createdSeconds }: Change) => createdSeconds < ended.endSeconds;
  // The discount was removed before its end.
  if (dossier.changes.some((change) => isOwn(change) && isEarlier(change) && !hasDiscount(change.after, ended)))
    return dossier;
  return {
    ...dossier,
    subscriptions: dossier.subscriptions.map((each) =>
      each.id === ended.subscriptionId ? withDiscount(each, ended) : each,
    ),
    changes: dossier.changes.map((change) =>
      isOwn(change) && !isEarlier(change)
        ? {
            ...change,
            before: change.before && withDiscount(change.before, ended),
            after: withDiscount(change.after, ended),
          }
        : change,
    ),
  };
}

function withDiscount(subscription: SubscriptionFacts, ended: EndingDiscount): SubscriptionFacts {
  if (hasDiscount(subscription, ended)) return subscription;
  const facts = factsOf(ended);
  if (ended.itemId === null) return { ...subscription, discounts: [...subscription.discounts, facts] };
  const items = subscription.items.map((item) =>
    item.id === ended.itemId ? { ...item, discounts: [...item.discounts, facts] } : item,
  );
  return { ...subscription, items };
}

function hasDiscount({ discounts, items }: SubscriptionFacts, { id }: EndingDiscount): boolean {
  return [...discounts, ...items.flatMap((item) => item.discounts)].some((discount) => discount.id === id);
}

function factsOf({ id, couponId, startSeconds, endSeconds }: EndingDiscount): DiscountFacts {
  return { id, couponId, coupon: undefined, startSeconds, endSeconds };
}
