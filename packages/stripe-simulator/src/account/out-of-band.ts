import type { Books } from "./books.js";
import { addPaymentRecord, closeOpenPayments } from "./invoice-payments.js";
import { settleInvoice } from "./invoice-settlement.js";
import type { Invoice } from "./types.js";

/**
 * Settles the invoice without a charge, because the merchant was paid elsewhere. Since 2025-03-31.basil `amount_paid`
 * contains that money:
 * https://docs.stripe.com/changelog/basil/2025-03-31/add-support-for-multiple-partial-payments-on-invoices
 */
export function payOutOfBand(books: Books, id: string): Invoice {
  const invoice = books.ledger.find("invoices", id);
  closeOpenPayments(books, id);
  addPaymentRecord(books, invoice);
  return settleInvoice(books, id, {
    amount_paid: invoice.amount_paid + invoice.amount_remaining,
    amount_paid_off_stripe: (invoice.amount_paid_off_stripe ?? 0) + invoice.amount_remaining,
  });
}
