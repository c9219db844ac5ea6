import { idOf, type Charge, type Invoice, type Truth } from "./oracle-truth.js";

/** Returns the paid amount of an invoice, in its currency's minor unit. It contains what was paid outside of Stripe. */
export function paidOn({ status, amount_paid: paid }: Invoice): number {
  return status === "void" ? 0 : paid;
}

/** Returns a customer's refunds in one currency, and its payments without an invoice; in minor units. */
export function revenueOf(truth: Truth, customerId: string, currency: string | null) {
  const charges = truth.charges.filter((charge) => isOf(charge, customerId) && charge.currency === currency);
  const voided = new Set(truth.invoices.filter(({ status }) => status === "void").map(({ id }) => id));
  const others = charges.filter((charge) => invoiceOf(charge, truth) === undefined && charge.status === "succeeded");
  // A payment of a void invoice is not part of the LTV, so it cannot be subtracted.
  const ofInvoices = new Set(
    charges.flatMap((charge) => {
      const invoice = invoiceOf(charge, truth);
      return invoice === undefined || voided.has(invoice) ? [] : charge.id;
    }),
  );
  const refunds = truth.refunds.filter(({ charge, status }) => status === "succeeded" && ofInvoices.has(idOf(charge)));
  const lost = truth.disputes.filter(({ charge, status }) => status === "lost" && ofInvoices.has(idOf(charge)));
  const notes = truth.creditNotes.filter(
    (note) => note.status === "issued" && idOf(note.customer) === customerId && note.currency === currency,
  );
  return {
    refunded: sum(refunds.map(({ amount }) => amount)),
    paidElsewhereBack: sum(notes.map((note) => note.out_of_band_amount ?? 0)),
    lost: sum(lost.map(({ amount }) => amount)),
    other: sum(others.map((charge) => charge.amount_captured)),
  };
}

/** Finds a charge's invoice by the payments of invoices, which contain the payment intent of the charge. */
function invoiceOf({ payment_intent: intent }: Charge, { invoicesOfIntents }: Truth): string | undefined {
  return intent === null ? undefined : invoicesOfIntents.get(idOf(intent));
}

function isOf({ customer }: Charge, customerId: string): boolean {
  return customer !== null && idOf(customer) === customerId;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
