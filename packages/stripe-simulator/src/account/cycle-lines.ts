import { nextBoundary } from "./billing/calendar.js";
import { periodLines } from "./billing/lines.js";
import { lineContextOf, type Books } from "./books.js";
import { isMetered } from "./subscription-items.js";
import type { InvoiceLine, Subscription, SubscriptionItem } from "./types.js";

/** Returns the first end of an item's period, in Unix seconds. */
export function nextPeriodEnd({ items }: Pick<Subscription, "items">): number {
  return Math.min(...items.data.map((item) => item.current_period_end));
}

/** Returns the end of the period after an item's present one, in Unix seconds. */
export function nextPeriodEndOf(subscription: Subscription, item: SubscriptionItem): number {
  return nextBoundary(subscription.billing_cycle_anchor, item.price.recurring!, item.current_period_end);
}

/**
 * Returns the lines of a renewal at `endSeconds`. Each licensed item whose period has ended by then bills its next
 * period. Each such metered item bills its usage, as `meterLines` reads it. A trial's usage is free.
 */
export function cycleLines(
  books: Books,
  subscription: Subscription,
  endSeconds: number,
  meterLines: (item: SubscriptionItem) => InvoiceLine[],
): InvoiceLine[] {
  const context = lineContextOf(books);
  const isTrial = subscription.status === "trialing";
  return subscription.items.data
    .filter((item) => item.current_period_end <= endSeconds)
    .flatMap((item) => {
      if (!isMetered(item.price)) {
        const period = { start: item.current_period_end, end: nextPeriodEndOf(subscription, item) };
        return periodLines(item, period, "paid", context);
      }
      const lines = meterLines(item);
      return isTrial ? [] : lines;
    });
}
