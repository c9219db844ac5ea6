import { cycleSeconds } from "./billing/calendar.js";
import { percentOff } from "./billing/discounting.js";
import { prorationLine } from "./billing/lines.js";
import { priceAmount } from "./billing/price-amount.js";
import { couponOf, lineContextOf, type Books } from "./books.js";
import { invoiceDiscounts, runningDiscounts } from "./discounts.js";
import { invoiceItemOf } from "./objects/invoice-item.js";
import { isMetered } from "./subscription-items.js";
import { idOf, type InvoiceLine, type Subscription, type SubscriptionItem } from "./types.js";

/** An item before and after a change. Undefined: it did not exist. */
export interface ItemChangePair {
  readonly before: SubscriptionItem | undefined;
  readonly after: SubscriptionItem | undefined;
}

/**
 * Returns credits for the old items' unused time, and charges for the new items' rest of the period
 * (https://docs.stripe.com/billing/subscriptions/prorations).
 */
export function prorations(
  books: Books,
  subscription: Subscription,
  changes: readonly ItemChangePair[],
): InvoiceLine[] {
  return changes
    .flatMap(({ before, after }) => [
      ...(before ? [restOfPeriod(books, subscription, before, -1)] : []),
      ...(after ? [restOfPeriod(books, subscription, after, 1)] : []),
    ])
    .filter((line) => line !== undefined);
}

/** Returns the credit for an item's unused time. */
export function unusedTime(books: Books, subscription: Subscription, item: SubscriptionItem): InvoiceLine | undefined {
  return restOfPeriod(books, subscription, item, -1);
}

/** Keeps lines as invoice items for the subscription's next invoice. */
export function holdLines(books: Books, subscription: Subscription, lines: readonly InvoiceLine[]): void {
  if (lines.length === 0) return;
  const customer = idOf(subscription.customer);
  const { origin } = lineContextOf(books);
  books.pendingLines.set(subscription.id, [...(books.pendingLines.get(subscription.id) ?? []), ...lines]);
  for (const line of lines) books.ledger.emit("invoiceitem.created", invoiceItemOf(line, customer, origin));
}

function restOfPeriod(
  books: Books,
  subscription: Subscription,
  item: SubscriptionItem,
  sign: 1 | -1,
): InvoiceLine | undefined {
  if (isMetered(item.price)) return undefined;
  const now = books.ledger.nowSeconds;
  const end = item.current_period_end;
  const share = (end - now) / cycleSeconds(subscription.billing_cycle_anchor, item.price.recurring!, end);
  const customer = books.ledger.find("customers", idOf(subscription.customer));
  const discounts = [...runningDiscounts(books, item.discounts), ...invoiceDiscounts(books, subscription, customer)];
  const full = percentOff(
    priceAmount(item.price, item.quantity ?? 1),
    discounts,
    idOf(item.price.product),
    (discount) => couponOf(books, discount),
  );
  const amount = Math.round(full * share);
  return amount === 0 ? undefined : prorationLine(item, { start: now, end }, sign * amount, lineContextOf(books));
}
