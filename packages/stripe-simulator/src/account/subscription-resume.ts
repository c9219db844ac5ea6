import { ActionError } from "./action-error.js";
import { nextBoundary } from "./billing/calendar.js";
import { periodLines } from "./billing/lines.js";
import { lineContextOf, type Books } from "./books.js";
import { voidInvoice } from "./invoice-closing.js";
import { scheduleRenewal } from "./renewal.js";
import { liveSubscription } from "./subscription-end.js";
import { invoiceNow } from "./subscription-invoice.js";
import { isMetered } from "./subscription-items.js";
import { pauseNow } from "./subscription-pause.js";
import type { Subscription } from "./types.js";

/** https://docs.stripe.com/api/subscriptions/pause */
export function pauseSubscription(books: Books, id: string): Subscription {
  const { status } = liveSubscription(books, id);
  if (status !== "active" && status !== "trialing") throw new ActionError(`${id} is ${status}: it can't be paused.`);
  return pauseNow(books, id, "pause_requested");
}

/**
 * Resumes a subscription. A new cycle begins now and is invoiced immediately. If the card declines, it stays paused and
 * the invoice is voided.
 */
export function resumeSubscription(books: Books, id: string): Subscription {
  const subscription = liveSubscription(books, id);
  if (subscription.status !== "paused")
    throw new ActionError(`${id} is ${subscription.status}: only a paused one can be resumed.`);
  const { ledger } = books;
  const now = ledger.nowSeconds;
  const data = subscription.items.data.map((item) => ({
    ...item,
    current_period_start: now,
    current_period_end: nextBoundary(now, item.price.recurring!, now),
  }));
  const changes = { billing_cycle_anchor: now, items: { ...subscription.items, data } };
  const restarted = ledger.change("subscriptions", id, changes, "customer.subscription.updated");
  const context = lineContextOf(books);
  const lines = data
    .filter((item) => !isMetered(item.price))
    .flatMap((item) => periodLines(item, { start: now, end: item.current_period_end }, "paid", context));
  const invoice = lines.length > 0 ? invoiceNow(books, restarted, lines, "subscription_update") : undefined;
  if (invoice?.status === "open" && invoice.collection_method === "charge_automatically") {
    voidInvoice(books, invoice.id);
    return ledger.find("subscriptions", id);
  }
  const resumed = ledger.change(
    "subscriptions",
    id,
    { status: "active", status_details: undefined },
    "customer.subscription.updated",
    "customer.subscription.resumed",
  );
  scheduleRenewal(books, id);
  return resumed;
}
