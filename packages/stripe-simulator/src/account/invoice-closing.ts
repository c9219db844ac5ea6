import { ActionError } from "./action-error.js";
import { refuseWhilePending } from "./bank-debits.js";
import { removeFrom, type Books } from "./books.js";
import { removeInvoiceItems } from "./invoice-items.js";
import { closeInvoice } from "./invoice-settlement.js";
import { closeOpenPayments } from "./invoice-payments.js";
import { subscriptionOf } from "./subscription-status.js";
import type { Invoice } from "./types.js";

type UncollectibleReason = "max_payment_attempts" | "subscription_paused" | "user_forgiven";

/** https://docs.stripe.com/invoicing/overview#void */
export function voidInvoice(books: Books, id: string): Invoice {
  const { ledger } = books;
  const before = ledger.find("invoices", id);
  if (before.status !== "open" && before.status !== "uncollectible") {
    throw new ActionError(`${id} is ${before.status}: only an open or uncollectible invoice can be voided.`);
  }
  refuseWhilePending(books, id);
  const status_transitions = { ...before.status_transitions, voided_at: ledger.nowSeconds };
  const invoice = ledger.change(
    "invoices",
    id,
    { status: "void", status_transitions, auto_advance: false, next_payment_attempt: null },
    "invoice.updated",
    "invoice.voided",
  );
  closeOpenPayments(books, id);
  closeInvoice(books, invoice);
  return invoice;
}

/** Marks an invoice uncollectible. It can still be paid (https://docs.stripe.com/invoicing/overview#uncollectible). */
export function markUncollectible(books: Books, id: string, reason: UncollectibleReason): Invoice {
  const { ledger } = books;
  const before = ledger.find("invoices", id);
  if (before.status !== "open")
    throw new ActionError(`${id} is ${before.status}: only an open invoice can be given up.`);
  const invoice = ledger.change(
    "invoices",
    id,
    {
      status: "uncollectible",
      status_details: { uncollectible: { reason } },
      status_transitions: { ...before.status_transitions, marked_uncollectible_at: ledger.nowSeconds },
      auto_advance: false,
      next_payment_attempt: null,
    },
    "invoice.updated",
    "invoice.marked_uncollectible",
  );
  closeInvoice(books, invoice);
  return invoice;
}

/** Deletes a draft. Other invoices cannot be deleted. */
export function deleteInvoice(books: Books, id: string): void {
  const invoice = books.ledger.find("invoices", id);
  if (invoice.status !== "draft") throw new ActionError(`${id} is ${invoice.status}: only a draft can be deleted.`);
  const subscription = subscriptionOf(invoice);
  if (subscription) removeFrom(books.unsettledInvoices, subscription, id);
  removeInvoiceItems(books, invoice);
  books.ledger.remove("invoices", id, "invoice.deleted");
}
