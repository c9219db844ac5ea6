import { originOf, type Books } from "./books.js";
import type { ChargePurpose } from "./objects/base-charge.js";
import { isHardDecline, newCharge } from "./objects/charge.js";
import { subscriptionOf } from "./subscription-status.js";
import { idOf, type Charge, type Invoice, type InvoicePayment } from "./types.js";

/** Charges the customer's card for an invoice. A decline returns a failed charge. Without a card: undefined. */
export function chargeCard(
  books: Books,
  invoice: Invoice,
  amountMinor: number,
  payment: InvoicePayment | undefined,
): Charge | undefined {
  const card = books.cards.get(idOf(invoice.customer!));
  if (!card) return undefined;
  const charge = newCharge({ ...purposeOf(books, invoice, amountMinor, payment), card }, originOf(books));
  books.ledger.add("charges", charge, charge.status === "succeeded" ? "charge.succeeded" : "charge.failed");
  if (charge.status === "succeeded") recordCharge(books, invoice.id, charge.id);
  else if (isHardDecline(card.declineCode!)) books.hardDeclines.set(invoice.id, card);
  return charge;
}

/** Returns the fields of an invoice's charge that do not depend on the payment method. */
export function purposeOf(
  books: Books,
  invoice: Invoice,
  amountMinor: number,
  payment: InvoicePayment | undefined,
): ChargePurpose {
  const { ledger } = books;
  const customerId = idOf(invoice.customer!);
  const intent = payment?.payment.payment_intent;
  const customer = ledger.store.collections.customers.get(customerId);
  return {
    amountMinor,
    currency: invoice.currency,
    customer: customerId,
    description: subscriptionOf(invoice) ? "Subscription update" : "Payment for invoice",
    email: invoice.customer_email,
    name: invoice.customer_name,
    paymentIntent: intent ? idOf(intent) : ledger.ids("paymentIntent"),
    paymentMethod: (customer?.invoice_settings.default_payment_method as string | null | undefined) ?? null,
  };
}

/** Adds a succeeded charge to those of its invoice. */
export function recordCharge(books: Books, invoiceId: string, chargeId: string): void {
  books.chargesOfInvoice.set(invoiceId, [...(books.chargesOfInvoice.get(invoiceId) ?? []), chargeId]);
}
