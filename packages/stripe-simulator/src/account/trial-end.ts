import { ActionError } from "./action-error.js";
import type { Books } from "./books.js";
import { finalizeInvoice } from "./invoice-finalization.js";
import { scheduleRenewal, startPeriods } from "./renewal.js";
import { liveSubscription } from "./subscription-end.js";
import { idOf, type Subscription } from "./types.js";

/** `trial_end: "now"`: the first paid period begins now, and its invoice is collected immediately. */
export function endTrial(books: Books, id: string): Subscription {
  const { ledger } = books;
  const subscription = liveSubscription(books, id);
  if (subscription.status !== "trialing")
    throw new ActionError(`${id} is ${subscription.status}: it has no trial to end.`);
  const now = ledger.nowSeconds;
  const data = subscription.items.data.map((item) => ({ ...item, current_period_end: now }));
  startPeriods(
    books,
    ledger.change(
      "subscriptions",
      id,
      { billing_cycle_anchor: now, trial_end: now, items: { ...subscription.items, data } },
      "customer.subscription.updated",
    ),
  );
  scheduleRenewal(books, id);
  const latest = ledger.find("subscriptions", id).latest_invoice;
  const invoice = latest === null ? undefined : ledger.find("invoices", idOf(latest));
  if (invoice?.status === "draft" && invoice.automatically_finalizes_at !== null) {
    finalizeInvoice(books, invoice.id, { collect: true });
  }
  return ledger.find("subscriptions", id);
}
