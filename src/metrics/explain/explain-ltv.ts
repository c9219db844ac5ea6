import { isFinalised, paidOn } from "../customer/ltv.js";
import { invoiceChargesOf } from "../events/payments/invoice-charges.js";
import type { ChargeFacts } from "../dossier/charge-facts.js";
import type { CreditNoteFacts } from "../dossier/credit-note-facts.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import { money } from "./money.js";
import { listed, moment } from "./phrases.js";
import { statement, type Section, type Statement } from "./statement.js";
import type { Subject } from "./subject.js";

/**
 * Returns the explanation of realised revenue.
 * It contains each invoice with its payments and deductions, the excluded charges, and the sums of the row.
 */
export function explainLtv(subject: Subject): Section {
  const { dossier, derivation } = subject;
  const charges = invoiceChargesOf(dossier);
  const invoices = dossier.invoices.toSorted((a, b) => a.createdSeconds - b.createdSeconds || (a.id < b.id ? -1 : 1));
  const known = new Set(invoices.map(({ id }) => id));
  const own = dossier.charges ?? [];
  const others = own.filter((charge) => charges.invoiceIdOf(charge) === undefined);
  const strays = own.filter((charge) => charges.invoiceIdOf(charge) !== undefined && !charges.invoiceOf(charge));
  const loose = (dossier.creditNotes ?? []).filter(({ invoiceId }) => invoiceId === null || !known.has(invoiceId));
  return {
    title: titleOf(derivation.metrics.ltv_by_currency, subject),
    statements: [
      ...invoices.map((invoice) => explainInvoice(invoice, charges.chargesOf(invoice.id), subject)),
      ...loose.flatMap((note) => [explainCreditNote(note), ...explainRecordRefunds(note)]),
      ...strays.flatMap((charge) => explainGivenBack(charge, subject)),
      ...others
        .filter(({ status, customerId }) => status === "succeeded" && customerId === dossier.customer.id)
        .map((charge) => explainOtherCharge(charge)),
      ...explainUnreadable(subject),
      explainSums(subject),
    ],
  };
}

function titleOf(
  byCurrency: Subject["derivation"]["metrics"]["ltv_by_currency"],
  { valuing, dossier }: Subject,
): string {
  const basis = valuing.options.ltvBasis === "net" ? "LTV (metrics.ltv_basis is net)" : "LTV";
  if (!dossier.invoices.some(isFinalised)) return `${basis}: nothing, since no invoice was finalised`;
  if (!byCurrency) return `${basis}: not known, since the key may not read all that takes off it`;
  const amounts = byCurrency.map(({ currency, amount }) => amountText(amount, currency));
  return `${basis}: ${listed(amounts)}`;
}

function explainInvoice(invoice: InvoiceFacts, charges: readonly ChargeFacts[], subject: Subject): Statement {
  const { id, currency, createdSeconds } = invoice;
  const notes = (subject.dossier.creditNotes ?? []).filter(({ invoiceId }) => invoiceId === id);
  return statement(
    `${id} of ${moment(createdSeconds)}, ${payment(invoice, charges)}`,
    [
      ...charges.flatMap((charge) =>
        invoice.status === "void" ? explainUncounted(charge, subject) : explainGivenBack(charge, subject),
      ),
      ...notes.map((note) => explainCreditNote(note)),
      ...(invoice.status === "void" ? [] : notes.flatMap(explainRecordRefunds)),
    ],
    isFinalised(invoice) ? { minor: paidOn(invoice), currency } : undefined,
  );
}

/** Returns the paid amounts and how they were paid. */
function payment(invoice: InvoiceFacts, charges: readonly ChargeFacts[]): string {
  const { status, currency, amountDueMinor, amountPaidMinor, amountPaidOffStripeMinor: offStripe } = invoice;
  if (status === "draft") return "a draft, so nothing was paid";
  if (status === "void") return "void, so nothing that was paid on it counts";
  if (status === "deleted") return "deleted";
  if (amountDueMinor === 0 && paidOn(invoice) === 0) return `${status}: nothing was due`;
  const charged = charges.filter((charge) => charge.status === "succeeded").map(({ id }) => id);
  const throughStripe = amountPaidMinor - offStripe;
  const ways = [
    ...(throughStripe > 0 ? [{ way: `through Stripe${by(charged)}`, minor: throughStripe }] : []),
    ...(offStripe > 0 ? [{ way: "outside of Stripe", minor: offStripe }] : []),
  ];
  const [only] = ways;
  if (!only) return `${status}: nothing was paid of ${money(amountDueMinor, currency)}`;
  if (ways.length === 1 && only.minor === amountDueMinor) return `${status} ${only.way}`;
  const parts = listed(ways.map(({ way, minor }) => `${money(minor, currency)} ${way}`));
  return `${status}: ${parts}, of ${money(amountDueMinor, currency)}`;
}

function by(charges: readonly string[]): string {
  return charges.length === 0 ? "" : ` (${charges.join(", ")})`;
}

function explainGivenBack(charge: ChargeFacts, subject: Subject): Statement[] {
  return [...explainRefunds(charge), ...explainDisputes(charge, subject)];
}

/** Returns the refunds and disputes of a void invoice. They take nothing off, because the payment does not count. */
function explainUncounted(charge: ChargeFacts, { valuing }: Subject): Statement[] {
  const disputes = charge.isDisputed ? (valuing.references.disputesOf(charge.id) ?? []) : [];
  return [
    ...charge.refunds.map(({ id, amountMinor, currency }) => ({ name: `refund ${id}`, amountMinor, currency })),
    ...disputes.map(({ id, amountMinor, currency }) => ({ name: `dispute ${id}`, amountMinor, currency })),
  ].map(({ name, amountMinor, currency }) =>
    statement(`${name} of ${money(amountMinor, currency)}: takes nothing off, since the payment doesn't count`),
  );
}

function explainRefunds({ refunds }: ChargeFacts): Statement[] {
  return refunds.map(({ id, createdSeconds, amountMinor, currency, status }) =>
    status === "succeeded"
      ? statement(`refund ${id} of ${moment(createdSeconds)}, in refunded and out of ltv_net`, [], {
          minor: -amountMinor,
          currency,
        })
      : statement(`refund ${id} of ${money(amountMinor, currency)} is ${status}: takes nothing off`),
  );
}

function explainDisputes({ id, isDisputed }: ChargeFacts, { valuing }: Subject): Statement[] {
  if (!isDisputed) return [];
  const disputes = valuing.references.disputesOf(id);
  if (!disputes) return [statement(`${id} was disputed, but the key may not read disputes`)];
  return disputes.map((dispute) =>
    dispute.status === "lost"
      ? statement(`dispute ${dispute.id} of ${moment(dispute.createdSeconds)} was lost, out of ltv_net`, [], {
          minor: -dispute.amountMinor,
          currency: dispute.currency,
        })
      : statement(`dispute ${dispute.id} is ${dispute.status.replaceAll("_", " ")}, not lost: takes nothing off`),
  );
}

function explainCreditNote({
  id,
  createdSeconds,
  amountMinor,
  outOfBandMinor,
  currency,
  status,
}: CreditNoteFacts): Statement {
  const name = `credit note ${id} of ${moment(createdSeconds)}`;
  if (status === "void") return statement(`${name} is void: takes nothing off`);
  if (outOfBandMinor > 0) {
    return statement(`${name} was paid back outside of Stripe, out of ltv_net`, [], {
      minor: -outOfBandMinor,
      currency,
    });
  }
  const credited = `${name} credited ${money(amountMinor, currency)}`;
  return statement(`${credited}: takes nothing off, since it lowers an amount due or is a refund`);
}

function explainRecordRefunds({ id: noteId, status, currency, recordRefunds }: CreditNoteFacts): Statement[] {
  if (status !== "issued") return [];
  return recordRefunds.map(({ id, amountMinor }) =>
    statement(`refund ${id} outside of Stripe, by credit note ${noteId}, in refunded and out of ltv_net`, [], {
      minor: -amountMinor,
      currency,
    }),
  );
}

function explainOtherCharge({ id, createdSeconds, amountMinor, currency }: ChargeFacts): Statement {
  const amount = money(amountMinor, currency);
  return statement(
    `${id} of ${moment(createdSeconds)} paid ${amount} without an invoice: in other_revenue, not in ltv`,
  );
}

function explainUnreadable({ dossier }: Subject): Statement[] {
  return [
    ...(dossier.charges
      ? []
      : [statement("The key may not read charges: refunds, disputes and payments without an invoice are not known.")]),
    ...(dossier.creditNotes ? [] : [statement("The key may not read credit notes: what they paid back is not known.")]),
  ];
}

function explainSums({ derivation }: Subject): Statement {
  const { currency, ltv, ltv_net: net, refunded, other_revenue: other } = derivation.metrics;
  if (currency === null) return statement("There is no currency yet, so the row shows no amount.");
  const columns = { ltv, ltv_net: net, refunded, other_revenue: other };
  const shown = Object.entries(columns).map(([name, amount]) => `${name} ${amountText(amount, currency)}`);
  return statement(`In customer_metrics, in ${currency.toUpperCase()}: ${shown.join("; ")}.`);
}

function amountText(minor: number | null, currency: string): string {
  return minor === null ? "not known" : money(minor, currency);
}
