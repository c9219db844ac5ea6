import type { StoredEvent } from "stripe-simulator";
import { paidOn } from "./oracle-revenue.js";
import { idOf, type Invoice, type Truth } from "./oracle-truth.js";

/** A lifecycle event that objects or Stripe's events state directly. */
export interface ExpectedFact {
  readonly type: string;
  readonly customer: string;
  /** The id of the invoice, refund, dispute, credit note or subscription. */
  readonly about: string;
  /** `occurred_at`, in Unix seconds; undefined if the object does not contain the time. */
  readonly atSeconds: number | undefined;
  /** In minor units; null if the type has no amount. */
  readonly amountMinor: number | null;
}

/** Returns every event about money in the account's truth, over all of its time, for customers but not for guests. */
export function moneyFacts(truth: Truth): ExpectedFact[] {
  return [...invoiceFacts(truth), ...conversions(truth), ...chargeFacts(truth), ...creditNoteFacts(truth)];
}

function invoiceFacts({ invoices, events }: Truth): ExpectedFact[] {
  const unpaidWhen = unpaidByEvent(events);
  return invoices.flatMap((invoice) => {
    const { id, status, status_transitions: at } = invoice;
    const paid = paidOn(invoice);
    const isPaid = status === "paid" && paid > 0;
    const isRenewal = isPaid && invoice.billing_reason === "subscription_cycle";
    const voided = unpaidWhen.get(`invoice.voided ${id}`);
    const givenUp = unpaidWhen.get(`invoice.marked_uncollectible ${id}`);
    return [
      ...(isPaid ? [ofInvoice("payment_succeeded", invoice, at.paid_at, paid)] : []),
      ...(isRenewal ? [ofInvoice("subscription_renewed", invoice, at.paid_at, paid)] : []),
      ...(voided === undefined ? [] : [ofInvoice("invoice_voided", invoice, at.voided_at, voided)]),
      ...(givenUp === undefined
        ? []
        : [ofInvoice("invoice_uncollectible", invoice, at.marked_uncollectible_at, givenUp)]),
    ];
  });
}

/**
 * Returns the unpaid amount of an invoice when it was closed. The invoice no longer shows it if it was paid afterwards.
 */
function unpaidByEvent(events: readonly StoredEvent[]): ReadonlyMap<string, number> {
  return new Map(
    events
      .filter(({ type }) => type === "invoice.voided" || type === "invoice.marked_uncollectible")
      .map(({ type, object }) => [`${type} ${object["id"] as string}`, object["amount_remaining"] as number]),
  );
}

function ofInvoice(type: string, invoice: Invoice, atSeconds: number | null, amountMinor: number): ExpectedFact {
  return { type, customer: idOf(invoice.customer), about: invoice.id, atSeconds: atSeconds!, amountMinor };
}

/** Returns the first payment of an invoice that was made after the trial, unless the subscription had ended before. */
function conversions({ subscriptions, invoices }: Truth): ExpectedFact[] {
  return subscriptions.flatMap(({ id, customer, trial_start: start, trial_end: end, ended_at: over }) => {
    if (start === null || end === null || end <= start) return [];
    const [first] = invoices
      .filter((invoice) => subscriptionOf(invoice) === id && invoice.created >= end)
      .filter((invoice) => invoice.status === "paid" && paidOn(invoice) > 0)
      .toSorted((a, b) => a.status_transitions.paid_at! - b.status_transitions.paid_at!);
    if (!first) return [];
    const atSeconds = first.status_transitions.paid_at!;
    if (over !== null && over < atSeconds) return [];
    return [{ type: "trial_converted", customer: idOf(customer), about: id, atSeconds, amountMinor: paidOn(first) }];
  });
}

function chargeFacts({ charges, refunds, disputes, events }: Truth): ExpectedFact[] {
  const payers = new Map(
    charges.flatMap(({ id, customer }) =>
      customer === null || idOf(customer).startsWith("gcus_") ? [] : [[id, idOf(customer)]],
    ),
  );
  const refunded = refunds.filter(({ status }) => status === "succeeded");
  const lost = disputes.filter(({ status }) => status === "lost");
  return [
    ...refunded.flatMap((refund) => ofCharge("payment_refunded", refund, refund.created, payers)),
    ...disputes.flatMap((dispute) => ofCharge("payment_disputed", dispute, dispute.created, payers)),
    ...lost.flatMap((dispute) => ofCharge("dispute_lost", dispute, closedAt(events, dispute.id), payers)),
  ];
}

function ofCharge(
  type: string,
  { id, charge, amount }: { readonly id: string; readonly charge: Parameters<typeof idOf>[0]; readonly amount: number },
  atSeconds: number | undefined,
  payers: ReadonlyMap<string, string>,
): ExpectedFact[] {
  const customer = payers.get(idOf(charge));
  return customer === undefined ? [] : [{ type, customer, about: id, atSeconds, amountMinor: amount }];
}

function closedAt(events: readonly StoredEvent[], dispute: string): number | undefined {
  return events.find(({ type, object }) => type === "charge.dispute.closed" && object["id"] === dispute)?.created;
}

function creditNoteFacts({ creditNotes }: Truth): ExpectedFact[] {
  return creditNotes.map(({ id, customer, created, amount }) => ({
    type: "credit_note_issued",
    customer: idOf(customer),
    about: id,
    atSeconds: created,
    amountMinor: amount,
  }));
}

function subscriptionOf({ parent }: Invoice): string | null {
  const subscription = parent?.subscription_details?.subscription;
  return subscription ? idOf(subscription) : null;
}
