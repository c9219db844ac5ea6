import { ActionError } from "./action-error.js";
import { removeFrom, type Books } from "./books.js";
import type { CancellationDetails } from "./params/subscription.js";
import { idOf, type Subscription } from "./types.js";

export type EndReason = "cancellation_requested" | "payment_failed" | "payment_disputed";

/** Returns true if the subscription's status is final. */
export function hasEnded(subscription: Subscription): boolean {
  return subscription.status === "canceled" || subscription.status === "incomplete_expired";
}

/** Returns a subscription that has not ended. */
export function liveSubscription(books: Books, id: string): Subscription {
  const subscription = books.ledger.find("subscriptions", id);
  if (hasEnded(subscription)) throw new ActionError(`${id} is ${subscription.status}: it can't be changed.`);
  return subscription;
}

/**
 * Sets status canceled. `canceled_at` keeps the time of the request if there was one. Unpaid invoices stay open and are
 * no longer collected automatically (https://docs.stripe.com/billing/subscriptions/cancel).
 */
export function endSubscription(
  books: Books,
  id: string,
  {
    reason = "cancellation_requested",
    details,
  }: { readonly reason?: EndReason; readonly details?: CancellationDetails },
): Subscription {
  const { ledger } = books;
  const subscription = liveSubscription(books, id);
  const known = subscription.cancellation_details;
  stopCollection(books, id);
  forgetSubscription(books, subscription);
  return ledger.change(
    "subscriptions",
    id,
    {
      status: "canceled",
      canceled_at: subscription.cancel_at === null ? ledger.nowSeconds : subscription.canceled_at,
      ended_at: ledger.nowSeconds,
      cancellation_details: {
        comment: details?.comment ?? known?.comment ?? null,
        feedback: details?.feedback ?? known?.feedback ?? null,
        feedback_option: details?.feedbackOption ?? known?.feedback_option ?? null,
        reason,
      },
    },
    "customer.subscription.deleted",
  );
}

/** Removes an ended subscription from the account's working lists. */
export function forgetSubscription(books: Books, subscription: Subscription): void {
  removeFrom(books.liveSubscriptions, idOf(subscription.customer), subscription.id);
  books.pendingLines.delete(subscription.id);
  books.consolidated.delete(subscription.id);
  for (const item of subscription.items.data) {
    books.usage.delete(item.id);
    books.debits.delete(item.id);
  }
}

function stopCollection(books: Books, subscriptionId: string): void {
  for (const invoice of books.unsettledInvoices.get(subscriptionId) ?? []) {
    const changes = { auto_advance: false, next_payment_attempt: null, automatically_finalizes_at: null };
    books.ledger.change("invoices", invoice, changes, "invoice.updated");
  }
}
