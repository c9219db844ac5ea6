import { oneOffLine } from "./billing/lines.js";
import { invoiceItemOfLine, withCreditedItems, type CreditedItems } from "./billing/proration-line.js";
import { lineContextOf, originOf, type Books } from "./books.js";
import { addDebit, addDebitsOf, creditDebits, invoiceDebit } from "./debits.js";
import { manualInvoiceItem, prorationInvoiceItem } from "./objects/invoice-item.js";
import type { CreateInvoiceItem } from "./params/invoice.js";
import { holdLines } from "./pending-lines.js";
import { creditedLinesOf, type Proration } from "./proration.js";
import type { Invoice, InvoiceItem, InvoiceLine } from "./types.js";

/** Creates an invoice item by hand. It waits for the customer's next invoice of a subscription in its currency. */
export function createInvoiceItem(books: Books, params: CreateInvoiceItem): InvoiceItem {
  const customer = books.ledger.find("customers", params.customer);
  const price = params.price === undefined ? undefined : books.ledger.find("prices", params.price);
  const line = oneOffLine(params, price, params.currency, lineContextOf(books));
  holdLines(books, customer.id, [line]);
  return addManualItem(books, customer.id, line);
}

/** Writes the invoice item of a line that was made by hand. */
export function addManualItem(books: Books, customerId: string, line: InvoiceLine): InvoiceItem {
  const item = manualInvoiceItem(line, customerId, originOf(books));
  return books.ledger.add("invoiceitems", item, "invoiceitem.created");
}

/** Writes the invoice items of prorations, still pending. Records what they debit and what they give back. */
export function addProrations(books: Books, customerId: string, prorations: readonly Proration[]): void {
  for (const { line, item, kind, credited } of prorations) {
    const [debit] = credited;
    const creditedItems = itemsOf(creditedLinesOf(credited), debit?.invoiceItem ?? null);
    const spec = {
      line,
      customer: customerId,
      subscription: item.subscription,
      subscriptionItem: item.id,
      creditedItems,
    };
    books.ledger.add("invoiceitems", prorationInvoiceItem(spec, originOf(books)), "invoiceitem.created");
    if (kind === "credit") creditDebits(books, item.id, line.period.start);
    else if (line.period.end > books.ledger.nowSeconds) addDebit(books, item.id, line, null);
  }
}

/**
 * Returns the lines of a draft. A credit of a debit that was pending until now names the debit's line, which is on the
 * same draft.
 */
export function linkCredits(books: Books, invoiceId: string, lines: readonly InvoiceLine[]): InvoiceLine[] {
  return lines.map((line) => {
    const debit = pendingDebitOf(books, line);
    const debitLine = debit === null ? undefined : lines.find((other) => invoiceItemOfLine(other) === debit);
    return debitLine ? withCreditedItems(line, { invoice: invoiceId, lines: [debitLine.id] }) : line;
  });
}

/** Records an invoice on the invoice items of its lines, and the time that its lines debit. */
export function recordInvoiced(books: Books, invoice: Invoice): void {
  for (const line of invoice.lines.data) {
    const id = invoiceItemOfLine(line);
    if (id === null) continue;
    const item = books.ledger.find("invoiceitems", id);
    const subscriptionItem = item.parent?.subscription_details?.subscription_item;
    if (subscriptionItem !== undefined) {
      invoiceDebit(books, subscriptionItem, id, { invoice: invoice.id, line: line.id });
    }
    books.ledger.change("invoiceitems", id, { invoice: invoice.id, ...linkedDetails(books, item, line) });
  }
  addDebitsOf(books, invoice);
}

/** Deletes the invoice items of a draft. */
export function removeInvoiceItems(books: Books, draft: Invoice): void {
  for (const line of draft.lines.data) {
    const id = invoiceItemOfLine(line);
    if (id !== null) books.ledger.remove("invoiceitems", id, "invoiceitem.deleted");
  }
}

/** Returns the invoice item of a pending debit that a line credits. null: it credits none. */
function pendingDebitOf(books: Books, line: InvoiceLine): string | null {
  const id = invoiceItemOfLine(line);
  if (id === null) return null;
  const { proration_details: details } = books.ledger.find("invoiceitems", id);
  return details?.credited_items?.invoice_item ?? null;
}

/** Returns the details of a credit whose debit is no longer pending. */
function linkedDetails(
  books: Books,
  { proration_details: details }: InvoiceItem,
  line: InvoiceLine,
): Partial<InvoiceItem> {
  if (!details || pendingDebitOf(books, line) === null) return {};
  const parent = line.parent?.subscription_item_details ?? line.parent?.invoice_item_details;
  const credited = parent?.proration_details?.credited_items;
  if (!credited) return {};
  const creditedItems = itemsOf({ invoice: credited.invoice, lines: credited.invoice_line_items }, null);
  return { proration_details: { ...details, credited_items: creditedItems } };
}

type ItemCredits = NonNullable<InvoiceItem["proration_details"]>["credited_items"];

/** Returns what a credit gives back, as an invoice item shows it. */
function itemsOf(lines: CreditedItems | null, pendingItem: string | null): ItemCredits {
  if (lines) {
    const details = { invoice: lines.invoice, invoice_line_items: [...lines.lines] };
    return { type: "invoice_line_items", invoice_line_item_details: details };
  }
  return pendingItem === null ? null : { type: "invoice_item", invoice_item: pendingItem };
}
