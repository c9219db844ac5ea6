import type { Books } from "./books.js";
import { invoiceItemOfLine } from "./billing/proration-line.js";
import type { Debit } from "./billing/debit.js";
import type { Invoice, InvoiceLine } from "./types.js";

/** Returns the debits of an item whose time after `fromSeconds` no credit has given back, oldest first. */
export function debitsInForce(books: Books, itemId: string, fromSeconds: number): Debit[] {
  return (books.debits.get(itemId) ?? []).filter((debit) => debit.creditedFrom > Math.max(fromSeconds, debit.start));
}

/** Records a debit of a subscription item. Debits whose period is over are forgotten. */
export function addDebit(books: Books, itemId: string, line: InvoiceLine, invoiced: Debit["invoiced"]): void {
  const now = books.ledger.nowSeconds;
  const current = (books.debits.get(itemId) ?? []).filter(({ end }) => end > now);
  const debit: Debit = {
    invoiceItem: invoiceItemOfLine(line),
    invoiced,
    start: line.period.start,
    end: line.period.end,
    creditedFrom: line.period.end,
    amountMinor: line.amount,
    discountAmounts: (line.discount_amounts ?? []).map(({ amount, discount }) => ({
      amount,
      discount: discount as string,
    })),
    quantity: line.quantity ?? 0,
    pricing: line.pricing,
  };
  books.debits.set(itemId, [...current, debit]);
}

/** Records that credits gave back an item's time from `fromSeconds` on. */
export function creditDebits(books: Books, itemId: string, fromSeconds: number): void {
  for (const debit of books.debits.get(itemId) ?? []) {
    debit.creditedFrom = Math.min(debit.creditedFrom, Math.max(fromSeconds, debit.start));
  }
}

/** Records the line that invoices a pending debit. */
export function invoiceDebit(books: Books, itemId: string, invoiceItem: string, invoiced: Debit["invoiced"]): void {
  for (const debit of books.debits.get(itemId) ?? []) {
    if (debit.invoiceItem === invoiceItem) debit.invoiced = invoiced;
  }
}

/** Records the ordinary lines of an invoice that bill time to come. Trials count too, with an amount of 0. */
export function addDebitsOf(books: Books, invoice: Invoice): void {
  for (const line of invoice.lines.data) {
    const details = line.parent?.subscription_item_details;
    if (!details || details.proration || line.period.end <= books.ledger.nowSeconds) continue;
    addDebit(books, details.subscription_item, line, { invoice: invoice.id, line: line.id });
  }
}
