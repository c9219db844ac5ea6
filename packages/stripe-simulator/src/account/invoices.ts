import { ActionError } from "./action-error.js";
import { lineContextOf, type Books } from "./books.js";
import { oneOffLine } from "./billing/lines.js";
import { invoiceDiscounts, makeDiscounts, announceDiscounts } from "./discounts.js";
import { addManualItem } from "./invoice-items.js";
import { refuseWhilePending } from "./bank-debits.js";
import { attemptPayment, payPart } from "./invoice-collection.js";
import { draftInvoice } from "./invoice-draft.js";
import { DRAFT_SECONDS, finalizeInvoice, scheduleFinalization } from "./invoice-finalization.js";
import { payOutOfBand } from "./out-of-band.js";
import type { CreateInvoice, PayInvoice } from "./params/invoice.js";
import type { Invoice } from "./types.js";

/** Creates a one-off invoice, which has no subscription. */
export function createInvoice(books: Books, params: CreateInvoice): Invoice {
  const { ledger } = books;
  const customer = ledger.find("customers", params.customer);
  const id = ledger.ids("invoice");
  const discounts = params.discounts
    ? makeDiscounts(books, params.discounts, { customer: customer.id, invoice: id })
    : invoiceDiscounts(books, null, customer);
  const context = lineContextOf(books);
  const lines = params.lines.map((line) =>
    oneOffLine(
      line,
      line.price === undefined ? undefined : ledger.find("prices", line.price),
      params.currency,
      context,
    ),
  );
  for (const line of lines) addManualItem(books, customer.id, line);
  const isSent = params.collectionMethod === "send_invoice";
  const invoice = draftInvoice(books, {
    id,
    customer,
    subscription: null,
    currency: params.currency,
    lines,
    discounts,
    billingReason: "manual",
    collectionMethod: params.collectionMethod ?? "charge_automatically",
    daysUntilDue: isSent ? (params.daysUntilDue ?? 30) : null,
    description: params.description ?? null,
    periodStart: ledger.nowSeconds,
    periodEnd: ledger.nowSeconds,
    autoAdvance: params.autoAdvance ?? false,
    finalizesAt: params.autoAdvance ? ledger.nowSeconds + DRAFT_SECONDS : null,
  });
  if (params.discounts) announceDiscounts(books, discounts);
  scheduleFinalization(books, invoice);
  return invoice;
}

/** Pays an invoice. A draft is finalised first. An uncollectible invoice can still be paid. */
export function payInvoice(books: Books, id: string, params: PayInvoice): Invoice {
  let invoice = books.ledger.find("invoices", id);
  if (invoice.status === "draft") invoice = finalizeInvoice(books, id, { collect: false });
  if (invoice.status === "paid" && invoice.amount_due === 0) return invoice;
  if (invoice.status !== "open" && invoice.status !== "uncollectible") {
    throw new ActionError(`${id} is ${invoice.status}: it can't be paid.`);
  }
  refuseWhilePending(books, id);
  if (params.outOfBand) return payOutOfBand(books, id);
  if (params.amountMinor !== undefined) return payPart(books, id, params.amountMinor);
  return attemptPayment(books, id, "user");
}
