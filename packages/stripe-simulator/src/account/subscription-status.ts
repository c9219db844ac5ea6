import type { Books } from "./books.js";
import { hasEnded } from "./subscription-end.js";
import { idOf, type Invoice, type Subscription } from "./types.js";

/** Changes only the status. A subscription that has ended does not change. */
export function setStatus(books: Books, id: string, status: Subscription["status"]): void {
  const subscription = books.ledger.store.collections.subscriptions.get(id);
  if (subscription && !hasEnded(subscription)) {
    books.ledger.change("subscriptions", id, { status }, "customer.subscription.updated");
  }
}

/**
 * Restores the status of a paid invoice's subscription. The first invoice restores it from incomplete, the latest from
 * past_due and unpaid.
 */
export function recoverStatus(books: Books, invoice: Invoice): void {
  const id = subscriptionOf(invoice);
  const subscription = id === null ? undefined : books.ledger.store.collections.subscriptions.get(id);
  if (!subscription || !RECOVERABLE.has(subscription.status)) return;
  if (idOf(subscription.latest_invoice ?? "") === invoice.id) setStatus(books, subscription.id, "active");
}

/** Returns the id of the invoice's subscription. */
export function subscriptionOf(invoice: Invoice): string | null {
  const details = invoice.parent?.subscription_details;
  return details ? idOf(details.subscription) : null;
}

const RECOVERABLE: ReadonlySet<string> = new Set(["incomplete", "past_due", "unpaid"]);
