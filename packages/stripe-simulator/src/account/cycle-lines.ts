import { nextBoundary } from "./billing/calendar.js";
import { periodLine } from "./billing/lines.js";
import { lineContextOf, type Books } from "./books.js";
import { isMetered } from "./subscription-items.js";
import type { InvoiceLine, Subscription, SubscriptionItem } from "./types.js";

/** Unix seconds: the first end of an item's period. */
export function nextPeriodEnd({ items }: Pick<Subscription, "items">): number {
  return Math.min(...items.data.map((item) => item.current_period_end));
}

/** Unix seconds: where the period after an item's present one ends. */
export function nextPeriodEndOf(subscription: Subscription, item: SubscriptionItem): number {
  return nextBoundary(subscription.billing_cycle_anchor, item.price.recurring!, item.current_period_end);
}

/**
 * What a renewal at `endSeconds` asks for: the next period of each licensed item whose period is over by then, and the usage of each such
 * metered item, as `meterLine` reads it. A trial's usage is free.
 */
export function cycleLines(
  books: Books,
  subscription: Subscription,
  endSeconds: number,
  meterLine: (item: SubscriptionItem) => InvoiceLine,
): InvoiceLine[] {
  const context = lineContextOf(books);
  const isTrial = subscription.status === "trialing";
  return subscription.items.data
    .filter((item) => item.current_period_end <= endSeconds)
    .flatMap((item) => {
      if (!isMetered(item.price)) {
        const period = { start: item.current_period_end, end: nextPeriodEndOf(subscription, item) };
        return [periodLine(item, period, "paid", context)];
      }
      const line = meterLine(item);
      return isTrial ? [] : [line];
    });
}
