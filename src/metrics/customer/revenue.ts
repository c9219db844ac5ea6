import { invoiceChargesOf } from "../events/payments/invoice-charges.js";
import type { ChargeFacts, DisputeFacts } from "../dossier/charge-facts.js";
import type { CreditNoteFacts } from "../dossier/credit-note-facts.js";
import type { Dossier } from "../dossier/dossier.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { References } from "../dossier/references.js";
import { sumsOf, type Amount, type CurrencySums } from "./currency-sums.js";
import { isFinalised, paidOn } from "./ltv.js";

/** A customer's revenue in minor units. undefined: the key cannot read the required data. */
export interface Revenue {
  /** Realised revenue: paid on finalised invoices. A partly paid invoice counts with the amount paid. */
  readonly paid: CurrencySums;
  /** Succeeded refunds of payments of invoices. Refunds outside of Stripe count if the key can read credit notes. */
  readonly refunded: CurrencySums | undefined;
  /** Realised revenue minus refunds, lost disputes, and credit notes that were paid back outside of Stripe. */
  readonly net: CurrencySums | undefined;
  /** Succeeded charges without an invoice, before refunds. */
  readonly other: CurrencySums | undefined;
}

/**
 * Returns a customer's revenue. Credit notes count with the amount paid back outside of Stripe.
 * Other credit was never paid, or is a refund that counts separately.
 */
export function revenueOf(dossier: Dossier, references: References): Revenue {
  const { customer, invoices, charges, creditNotes } = dossier;
  const paid = invoices.filter(isFinalised).map(paidAmount);
  if (charges === undefined) return { paid: sumsOf(paid), refunded: undefined, net: undefined, other: undefined };

  const { invoiceIdOf, invoiceOf } = invoiceChargesOf(dossier);
  // A void invoice counts 0, so its refunds and disputes lower nothing.
  const isCounted = (charge: ChargeFacts) => invoiceIdOf(charge) !== undefined && invoiceOf(charge)?.status !== "void";
  const forInvoices = charges.filter(isCounted);
  const others = charges.filter((charge) => invoiceIdOf(charge) === undefined && charge.customerId === customer.id);
  const isVoid = new Set(invoices.filter(({ status }) => status === "void").map(({ id }) => id));
  const notes = (creditNotes ?? []).filter(({ invoiceId }) => !isVoid.has(invoiceId ?? ""));
  const refunds = [
    ...forInvoices.flatMap((charge) => charge.refunds.filter(hasSucceeded)),
    ...notes.flatMap(ofRecords),
  ];
  const lost = lostDisputes(forInvoices, references);
  return {
    paid: sumsOf(paid),
    refunded: sumsOf(refunds),
    net: creditNotes && lost && sumsOf([...paid, ...[...refunds, ...creditNotes.map(paidBack), ...lost].map(takenOff)]),
    other: sumsOf(others.filter(hasSucceeded)),
  };
}

/** Returns the lost disputes; undefined: a charge was disputed, and the key cannot read the outcome. */
function lostDisputes(charges: readonly ChargeFacts[], references: References): DisputeFacts[] | undefined {
  const lost: DisputeFacts[] = [];
  for (const { id, isDisputed } of charges) {
    const disputes = isDisputed ? references.disputesOf(id) : [];
    if (disputes === undefined) return undefined;
    lost.push(...disputes.filter(({ status }) => status === "lost"));
  }
  return lost;
}

function paidAmount(invoice: InvoiceFacts): Amount {
  return { currency: invoice.currency, amountMinor: paidOn(invoice) };
}

function paidBack({ currency, status, outOfBandMinor }: CreditNoteFacts): Amount {
  return { currency, amountMinor: status === "issued" ? outOfBandMinor : 0 };
}

/** Refunds of payment records. Charges contain all other refunds. */
function ofRecords({ currency, status, recordRefunds }: CreditNoteFacts): Amount[] {
  return status === "issued" ? recordRefunds.map(({ amountMinor }) => ({ currency, amountMinor })) : [];
}

function takenOff({ currency, amountMinor }: Amount): Amount {
  return { currency, amountMinor: -amountMinor };
}

function hasSucceeded({ status }: { readonly status: string }): boolean {
  return status === "succeeded";
}
