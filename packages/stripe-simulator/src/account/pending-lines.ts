import type { Books } from "./books.js";
import { idOf, type InvoiceLine, type Subscription } from "./types.js";

/**
 * Returns the lines that wait for the subscription's next invoice: its own, then those of its customer in its currency
 * (https://docs.stripe.com/billing/invoices/subscription#adding-upcoming-invoice-items).
 */
export function pendingLines(books: Books, subscription: Subscription): InvoiceLine[] {
  return [...own(books, subscription.id), ...ofCustomer(books, subscription)];
}

/** Returns the lines that wait for the subscription's next invoice. They no longer wait. */
export function takePendingLines(books: Books, subscription: Subscription): InvoiceLine[] {
  const taken = pendingLines(books, subscription);
  const customer = idOf(subscription.customer);
  const others = own(books, customer).filter((line) => !taken.includes(line));
  books.pendingLines.delete(subscription.id);
  if (others.length > 0) books.pendingLines.set(customer, others);
  else books.pendingLines.delete(customer);
  return taken;
}

/** Keeps lines for the next invoice of a subscription, or of a customer. */
export function holdLines(books: Books, ownerId: string, lines: readonly InvoiceLine[]): void {
  if (lines.length > 0) books.pendingLines.set(ownerId, [...own(books, ownerId), ...lines]);
}

function own(books: Books, ownerId: string): readonly InvoiceLine[] {
  return books.pendingLines.get(ownerId) ?? [];
}

function ofCustomer(books: Books, { customer, currency }: Subscription): InvoiceLine[] {
  return own(books, idOf(customer)).filter((line) => line.currency === currency);
}
