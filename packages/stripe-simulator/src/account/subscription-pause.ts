import type { Books } from "./books.js";
import type { Subscription } from "./types.js";

/** Sets status paused. This is not `pause_collection`, which does not change the status. */
export function pauseNow(
  books: Books,
  id: string,
  reason: "pause_requested" | "trial_end_without_payment_method",
): Subscription {
  const paused = { subscription: { type: reason }, transitioned_at: books.ledger.nowSeconds, type: "subscription" };
  return books.ledger.change(
    "subscriptions",
    id,
    { status: "paused", status_details: { paused } },
    "customer.subscription.updated",
    "customer.subscription.paused",
  );
}
