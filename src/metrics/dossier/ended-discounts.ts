import type { DiscountFacts } from "./catalog-facts.js";
import type { Change, DiscountChange, Dossier, SubscriptionChange } from "./dossier.js";
import type { SubscriptionFacts } from "./subscription-facts.js";

/** A discount that is about to end. */
export interface EndingDiscount {
  readonly id: string;
  readonly couponId: string;
  readonly startSeconds: number | null;
  readonly endSeconds: number;
  /** null: the customer's. */
  readonly subscriptionId: string | null;
  /** null: not of a single item. */
  readonly itemId: string | null;
}

/**
 * The dossier with discounts that ended since they were remembered: Stripe tells the discounts that are active
 * (https://docs.stripe.com/api/customers/object#customer_object-discount), and sends no event when one ends. An ended discount changes
 * nothing but how things stood before its end.
 */
export function withEndedDiscounts(dossier: Dossier, ending: readonly EndingDiscount[]): Dossier {
  return ending.reduce(
    (whole, discount) =>
      discount.subscriptionId === null ? withCustomers(whole, discount) : withSubscriptions(whole, discount),
    dossier,
  );
}

function withCustomers(dossier: Dossier, ended: EndingDiscount): Dossier {
  const shown: DiscountChange = {
    type: "discount",
    eventId: `remembered ${ended.id}`,
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
  // It was taken away before its end.
  if (dossier.changes.some((change) => isOwn(change) && isEarlier(change) && !holds(change.after, ended)))
    return dossier;
  return {
    ...dossier,
    subscriptions: dossier.subscriptions.map((each) => (each.id === ended.subscriptionId ? whole(each, ended) : each)),
    changes: dossier.changes.map((change) =>
      isOwn(change) && !isEarlier(change)
        ? { ...change, before: change.before && whole(change.before, ended), after: whole(change.after, ended) }
        : change,
    ),
  };
}

function whole(subscription: SubscriptionFacts, ended: EndingDiscount): SubscriptionFacts {
  if (holds(subscription, ended)) return subscription;
  const facts = factsOf(ended);
  if (ended.itemId === null) return { ...subscription, discounts: [...subscription.discounts, facts] };
  const items = subscription.items.map((item) =>
    item.id === ended.itemId ? { ...item, discounts: [...item.discounts, facts] } : item,
  );
  return { ...subscription, items };
}

function holds({ discounts, items }: SubscriptionFacts, { id }: EndingDiscount): boolean {
  return [...discounts, ...items.flatMap((item) => item.discounts)].some((discount) => discount.id === id);
}

function factsOf({ id, couponId, startSeconds, endSeconds }: EndingDiscount): DiscountFacts {
  return { id, couponId, coupon: undefined, startSeconds, endSeconds };
}
