import { ActionError } from "./action-error.js";
import { originOf, type Books } from "./books.js";
import { refuseWhilePending } from "./bank-debits.js";
import { closeOpenPayments, followRemaining, paymentRecordOf } from "./invoice-payments.js";
import { settleInvoice } from "./invoice-settlement.js";
import { newCreditNote, type NoteRefund } from "./objects/credit-note.js";
import type { CreateCreditNote } from "./params/invoice.js";
import { refundCharge } from "./refunds.js";
import { idOf, type CreditNote, type Invoice } from "./types.js";

/**
 * Issues a credit note. On an open invoice the credit lowers the amount due. On a paid one the money goes back as
 * `settle` states.
 */
export function createCreditNote(books: Books, params: CreateCreditNote): CreditNote {
  const { ledger } = books;
  const invoice = ledger.find("invoices", params.invoice);
  checkAmount(invoice, params.amountMinor);
  checkLines(params);
  refuseWhilePending(books, invoice.id);
  const refund = invoice.status === "paid" ? refundOf(books, params) : null;
  const count = ledger.store.collections.credit_notes.size + 1;
  const number = `${invoice.number}-CN-${String(count).padStart(2, "0")}`;
  const note = newCreditNote({ params, invoice, number, refund }, originOf(books));
  ledger.add("credit_notes", note, "credit_note.created");
  if (invoice.status === "open") lowerDue(books, invoice, params.amountMinor);
  else creditPaid(books, invoice, params);
  return note;
}

/** Voids a credit note. As in Stripe, post-payment notes remain, because their payment cannot be undone. */
export function voidCreditNote(books: Books, id: string): CreditNote {
  const { ledger } = books;
  const note = ledger.find("credit_notes", id);
  const invoice = ledger.find("invoices", idOf(note.invoice));
  if (note.status !== "issued" || note.type !== "pre_payment" || invoice.status !== "open") {
    throw new ActionError(`${id} can't be voided: only an issued note on an open invoice can.`);
  }
  lowerDue(books, invoice, -note.amount);
  return ledger.change(
    "credit_notes",
    id,
    { status: "void", voided_at: ledger.nowSeconds },
    "credit_note.updated",
    "credit_note.voided",
  );
}

function checkAmount(invoice: Invoice, amountMinor: number): void {
  const credited = invoice.pre_payment_credit_notes_amount + invoice.post_payment_credit_notes_amount;
  const left = invoice.status === "open" ? invoice.amount_remaining : invoice.total - credited;
  if (invoice.status !== "open" && invoice.status !== "paid") {
    throw new ActionError(`${invoice.id} is ${invoice.status}: only an open or paid invoice can be credited.`);
  }
  if (amountMinor <= 0 || amountMinor > left)
    throw new ActionError(`${invoice.id} has ${left} left to credit, not ${amountMinor}.`);
}

function checkLines({ invoice, amountMinor, lineAmountsMinor }: CreateCreditNote): void {
  const sum = lineAmountsMinor?.reduce((total, amount) => total + amount, 0) ?? amountMinor;
  if (sum !== amountMinor)
    throw new ActionError(`The lines of a credit note on ${invoice} add up to ${sum}, not ${amountMinor}.`);
}

/** Returns the refund that pays the credit back. null: the money goes elsewhere. */
function refundOf(books: Books, params: CreateCreditNote): NoteRefund | null {
  const { invoice, amountMinor, settle } = params;
  if (settle === "refund") {
    const charge = books.chargesOfInvoice.get(invoice)?.at(-1);
    if (!charge) throw new ActionError(`${invoice} was not paid by a charge: there is nothing to refund.`);
    return { type: "refund", refund: refundCharge(books, charge, { amountMinor }).id };
  }
  if (settle !== "payment_record_refund") return null;
  const record = paymentRecordOf(books, invoice);
  if (record === undefined) throw new ActionError(`${invoice} was not paid out of band: it has no payment record.`);
  return { type: "payment_record_refund", payment_record: record, refund_group: books.ledger.ids("refundGroup") };
}

function lowerDue(books: Books, invoice: Invoice, amountMinor: number): void {
  const amount_remaining = invoice.amount_remaining - amountMinor;
  const changes = {
    pre_payment_credit_notes_amount: invoice.pre_payment_credit_notes_amount + amountMinor,
    amount_due: invoice.amount_due - amountMinor,
    amount_remaining,
  };
  if (amount_remaining > 0) {
    followRemaining(books, invoice.id, amount_remaining);
    books.ledger.change("invoices", invoice.id, changes, "invoice.updated");
    return;
  }
  closeOpenPayments(books, invoice.id);
  settleInvoice(books, invoice.id, changes);
}

function creditPaid(books: Books, invoice: Invoice, params: CreateCreditNote): void {
  const { ledger } = books;
  const amount = invoice.post_payment_credit_notes_amount + params.amountMinor;
  ledger.change("invoices", invoice.id, { post_payment_credit_notes_amount: amount }, "invoice.updated");
  const customer = ledger.store.collections.customers.get(idOf(invoice.customer!));
  if ((params.settle ?? "customer_balance") === "customer_balance" && customer) {
    ledger.change("customers", customer.id, { balance: customer.balance - params.amountMinor }, "customer.updated");
  }
}
