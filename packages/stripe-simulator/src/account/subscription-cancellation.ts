import type { Books } from "./books.js";
import { takePendingLines } from "./pending-lines.js";
import { invoiceNow } from "./subscription-invoice.js";
import { isFlexible } from "./proration.js";
import { endSubscription, hasEnded, liveSubscription } from "./subscription-end.js";
import { metersUsed } from "./subscription-usage.js";
import type { CancellationDetails, UpdateSubscription } from "./params/subscription.js";
import type { Subscription } from "./types.js";

/** Schedules the end of a subscription at its `cancel_at`. If that was cleared or moved, nothing ends then. */
export function scheduleCancellation(books: Books, id: string): void {
  const { cancel_at: at } = books.ledger.find("subscriptions", id);
  if (at === null) return;
  books.schedule(Math.max(at, books.ledger.nowSeconds), () => {
    const subscription = books.ledger.find("subscriptions", id);
    if (!hasEnded(subscription) && subscription.cancel_at === at) endAsPlanned(books, subscription);
  });
}

/** Ends a subscription as scheduled. Pending lines and the last period's usage are invoiced first. */
export function endAsPlanned(books: Books, subscription: Subscription): void {
  const lines = [...takePendingLines(books, subscription), ...metersUsed(books, subscription)];
  if (lines.length > 0) invoiceNow(books, subscription, lines, "subscription_cycle");
  // The failed payment of that invoice may have ended the subscription already.
  if (!hasEnded(books.ledger.find("subscriptions", subscription.id))) endSubscription(books, subscription.id, {});
}

/** Ends a subscription now. Uninvoiced usage stays uninvoiced, which is Stripe's default. */
export function cancelSubscription(books: Books, id: string, details?: CancellationDetails): Subscription {
  liveSubscription(books, id);
  return endSubscription(books, id, { ...(details && { details }) });
}

/** Returns the changes of a subscription that a request to cancel, or to continue, makes. */
export function cancellationChanges(
  subscription: Subscription,
  params: UpdateSubscription,
  periodEnd: number,
  nowSeconds: number,
): Partial<Subscription> {
  const { cancelAt, cancelInPortal, cancellationDetails } = params;
  // The portal writes only cancel_at in flexible billing.
  const cancelAtPeriodEnd = cancelInPortal ? !isFlexible(subscription) : params.cancelAtPeriodEnd;
  if (cancelInPortal || cancelAtPeriodEnd === true || typeof cancelAt === "number") {
    return {
      cancel_at_period_end: cancelAtPeriodEnd ?? false,
      cancel_at: cancelInPortal || cancelAtPeriodEnd ? periodEnd : (cancelAt ?? null),
      canceled_at: nowSeconds,
      cancellation_details: {
        comment: cancellationDetails?.comment ?? null,
        feedback: cancellationDetails?.feedback ?? null,
        feedback_option: cancellationDetails?.feedbackOption ?? null,
        reason: "cancellation_requested",
      },
    };
  }
  if (cancelAtPeriodEnd === false || cancelAt === null) {
    return {
      cancel_at_period_end: false,
      cancel_at: null,
      canceled_at: null,
      cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    };
  }
  return subscription.cancel_at_period_end ? { cancel_at: periodEnd } : {};
}
