import type { Books } from "./books.js";
import { nextPeriodEnd } from "./cycle-lines.js";
import { invoiceDiscounts } from "./discounts.js";
import { idOf, type InvoiceLine, type Subscription } from "./types.js";

/**
 * Returns the other subscriptions whose renewal is on the same invoice: consolidated ones of the customer, active, with
 * the same period end, currency and collection method
 * (https://docs.stripe.com/billing/subscriptions/consolidate-subscription-invoices). If its payment fails, only the
 * subscription that the invoice names becomes past_due (inferred).
 */
export function renewedWith(books: Books, subscription: Subscription): Subscription[] {
  if (!isJoinable(books, subscription)) return [];
  const ids = books.liveSubscriptions.get(idOf(subscription.customer)) ?? [];
  return [...ids]
    .filter((id) => id !== subscription.id)
    .map((id) => books.ledger.find("subscriptions", id))
    .filter((other) => isJoinable(books, other) && isBilledAlike(subscription, other));
}

/**
 * Returns a subscription's lines with the discounts that its own invoice would have. On a common invoice they apply to
 * these lines only.
 */
export function withOwnDiscounts(
  books: Books,
  subscription: Subscription,
  lines: readonly InvoiceLine[],
): InvoiceLine[] {
  const customer = books.ledger.find("customers", idOf(subscription.customer));
  const discounts = invoiceDiscounts(books, subscription, customer);
  return lines.map((line) => ({ ...line, discounts: [...line.discounts, ...discounts] }));
}

function isJoinable(books: Books, { id, status, cancel_at, pause_collection }: Subscription): boolean {
  return books.consolidated.has(id) && status === "active" && cancel_at === null && pause_collection === null;
}

function isBilledAlike(one: Subscription, other: Subscription): boolean {
  return (
    nextPeriodEnd(one) === nextPeriodEnd(other) &&
    one.currency === other.currency &&
    one.collection_method === other.collection_method
  );
}
