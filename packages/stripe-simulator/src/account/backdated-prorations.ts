import { cycleSeconds } from "./billing/calendar.js";
import { pricingOf, type Period } from "./billing/lines.js";
import { priceAmount } from "./billing/price-amount.js";
import type { Books } from "./books.js";
import { isFlexible, proration, type Proration } from "./proration.js";
import type { Subscription, SubscriptionItem } from "./types.js";

/**
 * Returns the debits for the time between a backdated start and now, without discounts. Classic billing writes one for
 * the whole time, flexible billing one for each period
 * (https://docs.stripe.com/billing/subscriptions/billing-mode/compare).
 */
export function backdatedProrations(
  books: Books,
  subscription: Subscription,
  item: SubscriptionItem,
  from: number,
): Proration[] {
  const now = item.current_period_start;
  const quantity = item.quantity ?? 1;
  const full = priceAmount(item.price, quantity);
  const periods = isFlexible(subscription) ? periodsBetween(item, from, now) : [{ start: from, end: now }];
  return periods.map((period) => {
    const share = (period.end - period.start) / cycleSeconds(now, item.price.recurring!, period.end);
    const amountMinor = Math.round(full * share);
    const pricing = pricingOf(item.price);
    return proration(books, item, {
      amountMinor,
      discountAmounts: [],
      period,
      quantity,
      pricing,
      kind: "debit",
      credited: [],
    });
  });
}

/** Returns the billing periods from `from` to `to`, oldest first. They end at boundaries that are counted from `to`. */
function periodsBetween({ price }: SubscriptionItem, from: number, to: number): Period[] {
  const periods: Period[] = [];
  for (let end = to; end > from; end = periods[0]!.start) {
    periods.unshift({ start: Math.max(from, end - cycleSeconds(to, price.recurring!, end)), end });
  }
  return periods;
}
