import { addTo, removeFrom, type Books } from "./books.js";

/** Records that the customer owes an invoice whose payment failed (`customer.delinquent`). */
export function markFailing(books: Books, customerId: string, invoiceId: string): void {
  addTo(books.failingInvoices, customerId, invoiceId);
  setDelinquent(books, customerId, true);
}

/** Records that the invoice is paid, or no longer collected. */
export function clearFailing(books: Books, customerId: string, invoiceId: string): void {
  removeFrom(books.failingInvoices, customerId, invoiceId);
  setDelinquent(books, customerId, books.failingInvoices.has(customerId));
}

function setDelinquent(books: Books, customerId: string, delinquent: boolean): void {
  const customer = books.ledger.store.collections.customers.get(customerId);
  if (customer) books.ledger.change("customers", customerId, { delinquent }, "customer.updated");
}
