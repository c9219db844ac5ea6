import { originOf, type Books } from "./books.js";
import { newInvoicePayment } from "./objects/invoice-payment.js";
import type { Invoice, InvoicePayment } from "./types.js";

/** Returns the payment that finalising created, while it is open. */
export function openPayment(books: Books, invoice: Invoice): InvoicePayment | undefined {
  const id = books.openPayments.get(invoice.id);
  return id === undefined ? undefined : books.ledger.find("invoice_payments", id);
}

/** Creates the default payment of an invoice that is finalised with an amount due. */
export function addDefaultPayment(books: Books, invoice: Invoice): void {
  const payment = newInvoicePayment(
    { invoice: invoice.id, amountMinor: invoice.amount_remaining, currency: invoice.currency, isDefault: true },
    originOf(books),
  );
  books.ledger.add("invoice_payments", payment);
  books.openPayments.set(invoice.id, payment.id);
}

/** Creates a separate payment of a part. */
export function addPartialPayment(books: Books, invoice: Invoice, amountMinor: number): InvoicePayment {
  const payment = newInvoicePayment(
    { invoice: invoice.id, amountMinor, currency: invoice.currency, isDefault: false },
    originOf(books),
  );
  return books.ledger.add("invoice_payments", payment);
}

export function markPaid(books: Books, payment: InvoicePayment, amountMinor: number): void {
  const paid_at = books.ledger.nowSeconds;
  books.ledger.change(
    "invoice_payments",
    payment.id,
    {
      status: "paid",
      amount_paid: amountMinor,
      amount_requested: amountMinor,
      status_transitions: { canceled_at: null, paid_at },
    },
    "invoice_payment.paid",
  );
  if (payment.is_default) books.openPayments.delete(payment.invoice as string);
}

/** Closes the open payments, because the invoice needs no payment any more. */
export function closeOpenPayments(books: Books, invoiceId: string): void {
  const id = books.openPayments.get(invoiceId);
  if (id === undefined) return;
  const canceled_at = books.ledger.nowSeconds;
  books.ledger.change("invoice_payments", id, {
    status: "canceled",
    status_transitions: { canceled_at, paid_at: null },
  });
  books.openPayments.delete(invoiceId);
}
