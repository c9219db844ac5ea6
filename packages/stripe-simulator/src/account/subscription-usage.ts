import { ActionError } from "./action-error.js";
import { usageLines } from "./billing/lines.js";
import { lineContextOf, type Books } from "./books.js";
import { hasEnded } from "./subscription-end.js";
import { isMetered } from "./subscription-items.js";
import type { InvoiceLine, Subscription, SubscriptionItem } from "./types.js";

export function recordUsage(books: Books, itemId: string, quantity: number): void {
  if (quantity < 0) throw new ActionError(`Usage of ${itemId} can't be ${quantity}.`);
  books.usage.set(itemId, (books.usage.get(itemId) ?? 0) + quantity);
}

/** Returns the lines for a metered item's period that ends now, and resets its usage to 0. */
export function takeUsage(books: Books, item: SubscriptionItem): InvoiceLine[] {
  const lines = usageUntil(books, item, books.ledger.nowSeconds);
  books.usage.delete(item.id);
  return lines;
}

/** Returns the lines that a metered item would have if its period ended at `endSeconds` with the usage so far. */
export function usageUntil(books: Books, item: SubscriptionItem, endSeconds: number): InvoiceLine[] {
  const period = { start: item.current_period_start, end: endSeconds };
  return usageLines(item, period, books.usage.get(item.id) ?? 0, lineContextOf(books));
}

/** Returns lines for all metered items with usage. A trial's usage is free. */
export function metersUsed(books: Books, subscription: Subscription): InvoiceLine[] {
  if (hasEnded(subscription) || subscription.status === "trialing") return [];
  return subscription.items.data
    .filter((item) => isMetered(item.price) && (books.usage.get(item.id) ?? 0) > 0)
    .flatMap((item) => takeUsage(books, item));
}
