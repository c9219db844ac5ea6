import { addTo, couponOf, originOf, type Books } from "./books.js";
import { discountLines } from "./billing/discounting.js";
import { newInvoice, type NewInvoice } from "./objects/invoice.js";
import { linkCredits, recordInvoiced } from "./invoice-items.js";
import { wholeDiscounts, type Discount, type Invoice, type InvoiceLine } from "./types.js";

export type DraftSpec = Omit<NewInvoice, "lines"> & {
  /** Without discount amounts. */
  readonly lines: readonly InvoiceLine[];
};

/** Returns the total that a draft of these lines would have. Writes nothing. */
export function draftTotal(books: Books, lines: readonly InvoiceLine[], discounts: readonly Discount[]): number {
  return discountLines(lines, discounts, (discount) => couponOf(books, discount)).reduce(
    (sum, line) => sum + line.amount - (line.discount_amounts ?? []).reduce((off, { amount }) => off + amount, 0),
    0,
  );
}

/** Returns a draft with its lines' discounts. Writes nothing. */
export function buildInvoice(books: Books, spec: DraftSpec): Invoice {
  const lines = discountLines(spec.lines, spec.discounts, (discount) => couponOf(books, discount));
  return newInvoice({ ...spec, lines }, originOf(books));
}

/** Writes a draft. It uses up the discounts of "once" coupons that it includes. */
export function draftInvoice(books: Books, spec: DraftSpec): Invoice {
  const invoice = buildInvoice(books, { ...spec, lines: linkCredits(books, spec.id, spec.lines) });
  books.ledger.add("invoices", invoice, "invoice.created");
  recordInvoiced(books, invoice);
  if (spec.subscription) addTo(books.unsettledInvoices, spec.subscription.id, invoice.id);
  if (spec.customer.currency === null) {
    books.ledger.change("customers", spec.customer.id, { currency: spec.currency }, "customer.updated");
  }
  for (const discount of [...spec.discounts, ...spec.lines.flatMap((line) => wholeDiscounts(line.discounts))]) {
    if (couponOf(books, discount).duration === "once" && takesOff(invoice, discount))
      books.consumedDiscounts.add(discount.id);
  }
  return invoice;
}

function takesOff(invoice: Invoice, discount: Discount): boolean {
  return (invoice.total_discount_amounts ?? []).some((amount) => amount.discount === discount.id);
}
