import { ActionError } from "./action-error.js";
import { HOUR_SECONDS } from "./billing/calendar.js";
import type { Books } from "./books.js";
import { attemptPayment } from "./invoice-collection.js";
import { addDefaultPayment } from "./invoice-payments.js";
import { settleInvoice } from "./invoice-settlement.js";
import { setStatus, subscriptionOf } from "./subscription-status.js";
import { idOf, type Customer, type Invoice } from "./types.js";

/** How long a renewal's draft stays editable in Stripe (https://docs.stripe.com/billing/invoices/workflow#finalize). */
export const DRAFT_SECONDS = HOUR_SECONDS;

/**
 * Finalises a draft: it becomes open, gets its number, and the customer's balance is applied. If nothing is due, it is
 * paid immediately. Otherwise `collect` charges the card, unless the customer pays the invoice manually.
 */
export function finalizeInvoice(books: Books, id: string, { collect }: { readonly collect: boolean }): Invoice {
  const draft = books.ledger.find("invoices", id);
  if (draft.status !== "draft") throw new ActionError(`${id} is ${draft.status}: only a draft can be finalised.`);
  const invoice = openInvoice(books, draft);
  if (invoice.amount_due === 0) return settleInvoice(books, id, {});
  addDefaultPayment(books, invoice);
  if (invoice.collection_method === "send_invoice") {
    books.ledger.emit("invoice.sent", invoice);
    books.schedule(invoice.due_date!, () => markOverdue(books, id));
    return invoice;
  }
  return collect ? attemptPayment(books, id, "schedule") : invoice;
}

/** Finalises and collects a draft after its hour, unless its status or `automatically_finalizes_at` has changed. */
export function scheduleFinalization(books: Books, invoice: Invoice): void {
  const at = invoice.automatically_finalizes_at;
  if (at === null) return;
  books.schedule(at, () => {
    const draft = books.ledger.store.collections.invoices.get(invoice.id);
    if (draft?.status === "draft" && draft.automatically_finalizes_at === at) {
      finalizeInvoice(books, invoice.id, { collect: true });
    }
  });
}

function openInvoice(books: Books, draft: Invoice): Invoice {
  const { ledger } = books;
  const customer = ledger.store.collections.customers.get(idOf(draft.customer!));
  const starting = customer?.currency === draft.currency ? customer.balance : 0;
  // A balance below zero is the customer's credit. A total below zero adds to it.
  const ending = Math.min(0, starting + draft.total);
  const due = Math.max(0, starting + draft.total);
  const invoice = ledger.change(
    "invoices",
    draft.id,
    {
      amount_due: due,
      amount_remaining: due,
      automatically_finalizes_at: null,
      effective_at: ledger.nowSeconds,
      starting_balance: starting,
      ending_balance: ending,
      number: numberOf(books, draft, customer),
      status: "open",
      status_transitions: { ...draft.status_transitions, finalized_at: ledger.nowSeconds },
    },
    "invoice.updated",
    "invoice.finalized",
  );
  if (customer && ending !== starting) ledger.change("customers", customer.id, { balance: ending }, "customer.updated");
  return invoice;
}

function numberOf(books: Books, draft: Invoice, customer: Customer | undefined): string {
  const key = idOf(draft.customer!);
  const count = (books.invoiceNumbers.get(key) ?? 0) + 1;
  books.invoiceNumbers.set(key, count);
  return `${customer?.invoice_prefix ?? "INVOICE"}-${String(count).padStart(4, "0")}`;
}

function markOverdue(books: Books, id: string): void {
  const invoice = books.ledger.store.collections.invoices.get(id);
  if (invoice?.status !== "open") return;
  books.ledger.emit("invoice.overdue", invoice);
  const subscriptionId = subscriptionOf(invoice);
  const subscription = subscriptionId === null ? undefined : books.ledger.find("subscriptions", subscriptionId);
  if (subscription?.status === "active") setStatus(books, subscription.id, "past_due");
}
