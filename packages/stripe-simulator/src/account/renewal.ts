import type { Books } from "./books.js";
import { cycleLines, nextPeriodEnd, nextPeriodEndOf } from "./cycle-lines.js";
import { runningDiscounts } from "./discounts.js";
import { endAsPlanned } from "./subscription-cancellation.js";
import { hasEnded } from "./subscription-end.js";
import { invoiceCycle } from "./subscription-invoice.js";
import { takeUsage } from "./subscription-usage.js";
import { endTrialWithoutCard } from "./trial-without-card.js";
import { scheduleUpcoming } from "./upcoming-invoice.js";
import type { Subscription, SubscriptionItem } from "./types.js";

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
  startPeriods(books, subscription);
  scheduleRenewal(books, subscription.id);
}

/** Begins the next period of the items whose period has ended, and invoices it. */
export function startPeriods(books: Books, subscription: Subscription): void {
  const { ledger } = books;
  const lines = [
    ...(books.pendingLines.get(subscription.id) ?? []),
    ...cycleLines(books, subscription, ledger.nowSeconds, (item) => takeUsage(books, item)),
  ];
  books.pendingLines.delete(subscription.id);
  const invoiceId = lines.length > 0 ? ledger.ids("invoice") : null;
  const renewed = ledger.change(
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
  if (invoiceId !== null) invoiceCycle(books, { id: invoiceId, subscription: renewed, lines });
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
