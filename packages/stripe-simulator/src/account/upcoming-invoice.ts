import { DAY_SECONDS } from "./billing/calendar.js";
import type { Books } from "./books.js";
import { cycleLines, nextPeriodEnd } from "./cycle-lines.js";
import { invoiceDiscounts } from "./discounts.js";
import { buildInvoice } from "./invoice-draft.js";
import { pendingLines } from "./pending-lines.js";
import { usageUntil } from "./subscription-usage.js";
import { idOf, type InvoiceLine, type Subscription } from "./types.js";

/**
 * Schedules `invoice.upcoming`, days before a renewal. It contains the expected invoice without an id
 * (https://docs.stripe.com/api/events/types#event_types-invoice.upcoming).
 */
export function scheduleUpcoming(books: Books, id: string, renewalSeconds: number): void {
  if (books.upcomingInvoiceDays === null) return;
  const at = renewalSeconds - books.upcomingInvoiceDays * DAY_SECONDS;
  if (at <= books.ledger.nowSeconds) return;
  books.schedule(at, () => {
    const subscription = books.ledger.find("subscriptions", id);
    if (nextPeriodEnd(subscription) === renewalSeconds && willRenew(subscription))
      announce(books, subscription, renewalSeconds);
  });
}

function willRenew({ status, cancel_at, pause_collection }: Subscription): boolean {
  return ["active", "trialing", "past_due"].includes(status) && cancel_at === null && pause_collection === null;
}

function announce(books: Books, subscription: Subscription, renewalSeconds: number): void {
  const customer = books.ledger.find("customers", idOf(subscription.customer));
  const usage = (item: Subscription["items"]["data"][number]) => usageUntil(books, item, renewalSeconds);
  const { id: _, ...preview } = buildInvoice(books, {
    id: "upcoming",
    customer,
    subscription,
    currency: subscription.currency,
    lines: [...pendingLines(books, subscription), ...cycleLines(books, subscription, renewalSeconds, usage)],
    discounts: invoiceDiscounts(books, subscription, customer),
    billingReason: "upcoming",
    collectionMethod: subscription.collection_method,
    daysUntilDue: subscription.days_until_due,
    description: null,
    periodStart: books.ledger.nowSeconds,
    periodEnd: renewalSeconds,
    autoAdvance: true,
    finalizesAt: null,
  });
  const data = preview.lines.data.map(ofNoInvoice);
  books.ledger.emit("invoice.upcoming", { ...preview, lines: { ...preview.lines, data } });
}

function ofNoInvoice(line: InvoiceLine): InvoiceLine {
  return { ...line, invoice: null };
}
