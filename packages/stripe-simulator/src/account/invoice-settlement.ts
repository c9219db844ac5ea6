import { removeFrom, type Books } from "./books.js";
import { clearFailing } from "./delinquency.js";
import { recoverStatus, subscriptionOf } from "./subscription-status.js";
import { idOf, type Invoice } from "./types.js";

/** Sets status paid, with the payment in `changes`. The subscription and the customer recover with it. */
export function settleInvoice(books: Books, id: string, changes: Partial<Invoice>): Invoice {
  const { ledger } = books;
  const { status_transitions } = ledger.find("invoices", id);
  const invoice = ledger.change(
    "invoices",
    id,
    {
      ...changes,
      amount_remaining: 0,
      attempted: true,
      next_payment_attempt: null,
      status: "paid",
      status_transitions: { ...status_transitions, paid_at: ledger.nowSeconds },
    },
    "invoice.updated",
    "invoice.paid",
    "invoice.payment_succeeded",
  );
  closeInvoice(books, invoice);
  recoverStatus(books, invoice);
  return invoice;
}

/** Ends collection of an invoice that is paid, void or uncollectible. */
export function closeInvoice(books: Books, invoice: Invoice): void {
  books.hardDeclines.delete(invoice.id);
  const subscription = subscriptionOf(invoice);
  if (subscription) removeFrom(books.unsettledInvoices, subscription, invoice.id);
  if (invoice.customer) clearFailing(books, idOf(invoice.customer), invoice.id);
}
