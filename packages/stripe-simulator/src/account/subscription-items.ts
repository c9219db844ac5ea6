import { ActionError } from "./action-error.js";
import { originOf, type Books } from "./books.js";
import { createInlinePrice } from "./catalog.js";
import { makeDiscounts } from "./discounts.js";
import { newSubscriptionItem } from "./objects/subscription-item.js";
import type { NewItem } from "./params/subscription.js";
import type { Price, SubscriptionItem } from "./types.js";

export interface ItemTerms {
  readonly customer: string;
  readonly subscription: string;
  readonly periodStart: number;
  /** Returns the end of the item's first period. */
  readonly periodEnd: (price: Price) => number;
}

export function makeItem(books: Books, item: NewItem, terms: ItemTerms): SubscriptionItem {
  const price = priceOf(books, item);
  const id = books.ledger.ids("subscriptionItem");
  const target = { customer: terms.customer, subscription: terms.subscription, subscriptionItem: id };
  return newSubscriptionItem(
    {
      id,
      subscription: terms.subscription,
      price,
      quantity: isMetered(price) ? undefined : (item.quantity ?? 1),
      discounts: makeDiscounts(books, item.discounts, target),
      periodStart: terms.periodStart,
      periodEnd: terms.periodEnd(price),
    },
    originOf(books),
  );
}

export function priceOf(books: Books, item: NewItem): Price {
  if ((item.price === undefined) === (item.priceData === undefined)) {
    throw new ActionError("A subscription item needs exactly one of price and priceData.");
  }
  return item.price === undefined ? createInlinePrice(books, item.priceData!) : books.ledger.find("prices", item.price);
}

export function isMetered(price: Price): boolean {
  return price.recurring?.usage_type === "metered";
}
