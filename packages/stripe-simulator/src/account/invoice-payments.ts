import { originOf, type Books } from "./books.js";
import { newInvoicePayment } from "./objects/invoice-payment.js";
import { idOf, type Invoice, type InvoicePayment } from "./types.js";

/** Returns the payment that finalising created, while it is open. */
export function openPayment(books: Books, invoice: Invoice): InvoicePayment | undefined {
  const id = books.openPayments.get(invoice.id);
  return id === undefined ? undefined : books.ledger.find("invoice_payments", id);
}

/** Creates the default payment of an invoice that is finalised with an amount due. */
export function addDefaultPayment(books: Books, invoice: Invoice): void {
  const payment = newInvoicePayment(
    {
      invoice: invoice.id,
      amountMinor: invoice.amount_remaining,
      currency: invoice.currency,
      isDefault: true,
      paidBy: "payment_intent",
    },
    originOf(books),
  );
  books.ledger.add("invoice_payments", payment);
  books.openPayments.set(invoice.id, payment.id);
}

/** Creates a separate payment of a part. */
export function addPartialPayment(books: Books, invoice: Invoice, amountMinor: number): InvoicePayment {
  const payment = newInvoicePayment(
    { invoice: invoice.id, amountMinor, currency: invoice.currency, isDefault: false, paidBy: "payment_intent" },
    originOf(books),
  );
  return books.ledger.add("invoice_payments", payment);
}

/** Creates the payment of money that the merchant received elsewhere. */
export function addPaymentRecord(books: Books, invoice: Invoice): void {
  const payment = newInvoicePayment(
    {
      invoice: invoice.id,
      amountMinor: invoice.amount_remaining,
      currency: invoice.currency,
      isDefault: false,
      paidBy: "payment_record",
    },
    originOf(books),
  );
  markPaid(books, books.ledger.add("invoice_payments", payment), invoice.amount_remaining);
}

/** Returns the latest payment record that paid the invoice. */
export function paymentRecordOf(books: Books, invoiceId: string): string | undefined {
  const payment = books.ledger.store.collections.invoice_payments
    .all()
    .findLast((each) => each.invoice === invoiceId && each.payment.type === "payment_record");
  return payment?.payment.payment_record && idOf(payment.payment.payment_record);
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

/** Keeps the default payment's amount equal to the amount that remains. */
export function followRemaining(books: Books, invoiceId: string, remainingMinor: number): void {
  const id = books.openPayments.get(invoiceId);
  if (id !== undefined) books.ledger.change("invoice_payments", id, { amount_requested: remainingMinor });
}

/** Closes the open payments, because the invoice needs no payment any more. */
export function closeOpenPayments(books: Books, invoiceId: string): void {
  const id = books.openPayments.get(invoiceId);
  if (id === undefined) return;
  cancelPayment(books, id);
  books.openPayments.delete(invoiceId);
}

/** Cancels a payment whose money never came. */
export function cancelPayment(books: Books, id: string): void {
  const canceled_at = books.ledger.nowSeconds;
  books.ledger.change("invoice_payments", id, {
    status: "canceled",
    status_transitions: { canceled_at, paid_at: null },
  });
}
