import type { Books } from "./books.js";
import { renewedWith, withOwnDiscounts } from "./consolidation.js";
import { cycleLines, nextPeriodEnd, nextPeriodEndOf } from "./cycle-lines.js";
import { runningDiscounts } from "./discounts.js";
import { takePendingLines } from "./pending-lines.js";
import { endAsPlanned } from "./subscription-cancellation.js";
import { hasEnded } from "./subscription-end.js";
import { invoiceCycle } from "./subscription-invoice.js";
import { takeUsage } from "./subscription-usage.js";
import { endTrialWithoutCard } from "./trial-without-card.js";
import { scheduleUpcoming } from "./upcoming-invoice.js";
import type { InvoiceLine, Subscription, SubscriptionItem } from "./types.js";

/** Schedules the renewal of a subscription at the end of each period, unless its period moved in the meantime. */
export function scheduleRenewal(books: Books, id: string): void {
  const at = nextPeriodEnd(books.ledger.find("subscriptions", id));
  scheduleUpcoming(books, id, at);
  books.schedule(at, () => {
    const subscription = books.ledger.find("subscriptions", id);
    const isDue = nextPeriodEnd(subscription) === at;
    if (isDue && !hasEnded(subscription) && !SLEEPING.has(subscription.status)) renew(books, subscription);
  });
}

/** In these statuses no period ends. The subscription waits for its first payment, or to be resumed. */
const SLEEPING: ReadonlySet<string> = new Set(["incomplete", "paused"]);

/**
 * Ends a period. The items whose period ends begin the next one. An invoice bills the licensed ones in advance and the
 * metered ones in arrears. A trial ends in the same way.
 */
function renew(books: Books, subscription: Subscription): void {
  if (subscription.cancel_at !== null && subscription.cancel_at <= books.ledger.nowSeconds) {
    endAsPlanned(books, subscription);
    return;
  }
  if (subscription.status === "trialing" && endTrialWithoutCard(books, subscription)) return;
  const together = [subscription, ...renewedWith(books, subscription)];
  if (together.length > 1) startPeriodsTogether(books, together);
  else startPeriods(books, subscription);
  for (const { id } of together) scheduleRenewal(books, id);
}

/** Begins the next period of the items whose period has ended, and invoices it. */
export function startPeriods(books: Books, subscription: Subscription): void {
  const lines = dueLines(books, subscription);
  const invoiceId = lines.length > 0 ? books.ledger.ids("invoice") : null;
  const renewed = beginPeriods(books, subscription, invoiceId);
  if (invoiceId !== null) invoiceCycle(books, { id: invoiceId, subscription: renewed, lines });
}

/** Begins the next periods of subscriptions that one invoice bills. It names the first of them. */
function startPeriodsTogether(books: Books, subscriptions: readonly Subscription[]): void {
  const id = books.ledger.ids("invoice");
  const lines = subscriptions.flatMap((subscription) =>
    withOwnDiscounts(books, subscription, dueLines(books, subscription)),
  );
  const [first] = subscriptions.map((subscription) => beginPeriods(books, subscription, id));
  if (first) invoiceCycle(books, { id, subscription: first, lines, discounts: [] });
}

/** Returns the lines that an invoice has now: the pending ones, and those of the periods that begin. */
function dueLines(books: Books, subscription: Subscription): InvoiceLine[] {
  const cycle = cycleLines(books, subscription, books.ledger.nowSeconds, (item) => takeUsage(books, item));
  return [...takePendingLines(books, subscription), ...cycle];
}

function beginPeriods(books: Books, subscription: Subscription, invoiceId: string | null): Subscription {
  return books.ledger.change(
    "subscriptions",
    subscription.id,
    {
      items: { ...subscription.items, data: subscription.items.data.map((item) => advance(books, subscription, item)) },
      discounts: runningDiscounts(books, subscription.discounts),
      latest_invoice: invoiceId ?? subscription.latest_invoice,
      status: subscription.status === "trialing" ? "active" : subscription.status,
    },
    "customer.subscription.updated",
  );
}

function advance(books: Books, subscription: Subscription, item: SubscriptionItem): SubscriptionItem {
  if (!isOver(books, item)) return item;
  return {
    ...item,
    current_period_start: item.current_period_end,
    current_period_end: nextPeriodEndOf(subscription, item),
    discounts: runningDiscounts(books, item.discounts),
  };
}

function isOver(books: Books, item: SubscriptionItem): boolean {
  return item.current_period_end <= books.ledger.nowSeconds;
}
