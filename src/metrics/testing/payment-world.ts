import * as fc from "fast-check";
import type { ChargeFacts, DisputeFacts } from "../dossier/charge-facts.js";
import type { Change, Dossier, ObjectChange } from "../dossier/dossier.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import { at, charge, creditNote, customer, dispute, invoice, refund } from "./world.js";

/** Payments of one customer over time, for property tests. Shows the objects at any second, and all events. */
export interface PaymentWorld {
  readonly seenAt: (seconds: number) => Seen;
  readonly changes: readonly Change[];
}

export interface Seen {
  readonly dossier: Dossier;
  readonly disputesOf: (chargeId: string) => readonly DisputeFacts[];
}

const day = 86_400;
export const start = at("2026-01-01");
export const end = start + 60 * day;

/** Often within the same few seconds, so that cuts fall between a fact and its event. */
const gap = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 9 * day }));

const anyRefund = fc.record({ after: gap, pendingFor: gap, amount: fc.integer({ min: 1, max: 900 }) });
const anyPayment = fc.record({
  id: fc.uuid(),
  at: fc.integer({ min: start, max: end - 1 }),
  /** Seconds from a fact to its event. */
  eventDelay: fc.integer({ min: 0, max: 3 }),
  amount: fc.integer({ min: 0, max: 20_000 }),
  outside: fc.integer({ min: 0, max: 500 }),
  failures: fc.array(gap, { maxLength: 3 }),
  outcome: fc.constantFrom("paid", "void", "uncollectible", "paid after uncollectible", "open"),
  after: gap,
  billingReason: fc.constantFrom("subscription_cycle", "subscription_create", "manual"),
  withoutInvoice: fc.boolean(),
  refunds: fc.array(anyRefund, { maxLength: 2 }),
  dispute: fc.option(fc.record({ after: gap, closedAfter: gap, status: fc.constantFrom("lost", "won") })),
  note: fc.option(fc.record({ after: gap, amount: fc.integer({ min: 1, max: 900 }), isVoid: fc.boolean() })),
});

type PaymentCase = typeof anyPayment extends fc.Arbitrary<infer Case> ? Case : never;

export const paymentWorld: fc.Arbitrary<PaymentWorld> = fc
  .uniqueArray(anyPayment, { selector: ({ id }) => id, maxLength: 4 })
  .map((payments) => {
    const histories = payments.map((payment) =>
      payment.withoutInvoice ? chargeHistory(payment) : invoiceHistory(payment),
    );
    return {
      changes: histories.flatMap(({ changes }) => changes),
      seenAt: (seconds) => {
        const seen = histories.map((history) => history.seenAt(seconds));
        const disputes = seen.flatMap(({ disputes }) => disputes);
        return {
          dossier: {
            customer: customer({ createdSeconds: start }),
            subscriptions: [],
            invoices: seen.flatMap(({ invoices }) => invoices),
            charges: seen.flatMap(({ charges }) => charges),
            creditNotes: seen.flatMap(({ notes }) => notes),
            changes: [],
          },
          disputesOf: (id) => disputes.filter(({ chargeId }) => chargeId === id),
        };
      },
    };
  });

interface History {
  readonly changes: readonly Change[];
  readonly seenAt: (seconds: number) => {
    readonly invoices: readonly InvoiceFacts[];
    readonly charges: readonly ChargeFacts[];
    readonly disputes: readonly DisputeFacts[];
    readonly notes: Dossier["creditNotes"] & object;
  };
}

function invoiceHistory(payment: PaymentCase): History {
  const { id, at: finalised, eventDelay, amount, outside, outcome, after, billingReason } = payment;
  const failedAt = payment.failures.map((_, index) => finalised + total(payment.failures.slice(0, index + 1)));
  const settled = finalised + total(payment.failures) + after;
  const paidAt = outcome.startsWith("paid") ? settled + (outcome === "paid" ? 0 : after) : Infinity;
  const voidAt = outcome === "void" ? settled : Infinity;
  const uncollectibleAt = outcome.endsWith("uncollectible") ? settled : Infinity;
  const invoiceAt = (seconds: number): InvoiceFacts => {
    // An object changes together with its event. The times that it contains are earlier.
    const hasHappened = (time: number) => time + eventDelay <= seconds;
    const isPaid = hasHappened(paidAt);
    const status = isPaid
      ? "paid"
      : hasHappened(voidAt)
        ? "void"
        : hasHappened(uncollectibleAt)
          ? "uncollectible"
          : "open";
    const attempts = failedAt.filter(hasHappened).length;
    return invoice({
      id: `in_${id}`,
      createdSeconds: finalised,
      status,
      billingReason,
      amountDueMinor: amount + outside,
      amountPaidMinor: isPaid ? amount + outside : 0,
      amountPaidOffStripeMinor: isPaid ? outside : 0,
      attemptCount: attempts,
      isAttempted: attempts > 0,
      paidSeconds: isPaid ? paidAt : null,
      voidedSeconds: status === "void" ? voidAt : null,
      uncollectibleSeconds: hasHappened(uncollectibleAt) ? uncollectibleAt : null,
      paidBy: [`pi_in_${id}`],
    });
  };
  const failed = failedAt.map((seconds, index) =>
    charge(undefined, {
      id: `ch_${id}_${index}`,
      status: "failed",
      amountMinor: 0,
      createdSeconds: seconds,
      paymentIntentId: `pi_in_${id}`,
    }),
  );
  const paid = paidAt < Infinity ? chargeHistory({ ...payment, at: paidAt }, `pi_in_${id}`) : undefined;
  return {
    changes: [
      ...failedAt.map((seconds, index) => ({
        type: "payment_failed" as const,
        eventId: `evt_${id}_${index}`,
        createdSeconds: seconds + eventDelay,
        invoice: { ...invoiceAt(seconds + eventDelay), attemptCount: index + 1 },
      })),
      ...eventsOf(payment, "invoice.paid", `in_${id}`, paidAt),
      ...eventsOf(payment, "invoice.voided", `in_${id}`, voidAt),
      ...eventsOf(payment, "invoice.marked_uncollectible", `in_${id}`, uncollectibleAt),
      ...(paid?.changes ?? []),
    ],
    seenAt: (seconds) => {
      const of = paid?.seenAt(seconds) ?? { charges: [], disputes: [], notes: [] };
      const charges = [...failed.filter(({ createdSeconds }) => createdSeconds <= seconds), ...of.charges];
      return { ...of, charges, invoices: finalised + eventDelay <= seconds ? [invoiceAt(seconds)] : [] };
    },
  };
}

/** Returns a charge that succeeds, and what happens to it later. A credit note belongs to its invoice, if any. */
function chargeHistory(payment: PaymentCase, paymentIntentId = `pi_own_${payment.id}`): History {
  const { id, at: madeAt, eventDelay, amount, refunds, dispute: disputed, note } = payment;
  const disputedAt = disputed ? madeAt + disputed.after : Infinity;
  const closedAt = disputed ? disputedAt + disputed.closedAfter : Infinity;
  const refundsMade = refunds.map((each, index) => ({ ...each, id: `re_${id}_${index}`, madeAt: madeAt + each.after }));
  const notedAt = note ? madeAt + note.after : Infinity;
  return {
    changes: [
      ...refundsMade.flatMap(({ id: refundId, madeAt: refundedAt, pendingFor }) =>
        pendingFor === 0
          ? eventsOf(payment, "refund.created", refundId, refundedAt, "succeeded")
          : [
              ...eventsOf(payment, "refund.created", refundId, refundedAt, "pending"),
              ...eventsOf(payment, "refund.updated", refundId, refundedAt + pendingFor, "succeeded"),
              ...eventsOf(payment, "charge.refund.updated", refundId, refundedAt + pendingFor, "succeeded"),
            ],
      ),
      ...eventsOf(payment, "charge.dispute.created", `dp_${id}`, disputedAt, "needs_response"),
      ...eventsOf(payment, "charge.dispute.closed", `dp_${id}`, closedAt, disputed?.status),
      ...eventsOf(payment, "credit_note.created", `cn_${id}`, notedAt, "issued"),
    ],
    seenAt: (seconds) => {
      const hasHappened = (time: number) => time + eventDelay <= seconds;
      const made = charge(undefined, {
        id: `ch_${id}`,
        createdSeconds: madeAt,
        amountMinor: amount,
        paymentIntentId,
        isDisputed: hasHappened(disputedAt),
        refunds: refundsMade
          .filter((each) => hasHappened(each.madeAt))
          .map(({ id: refundId, madeAt: createdSeconds, pendingFor, amount: refunded }) => {
            const status = hasHappened(createdSeconds + pendingFor) ? "succeeded" : "pending";
            return refund(refunded, { id: refundId, createdSeconds, status });
          }),
      });
      const status = hasHappened(closedAt) ? disputed!.status : "needs_response";
      const facts = { id: `dp_${id}`, chargeId: made.id, createdSeconds: disputedAt };
      const noted = { id: `cn_${id}`, createdSeconds: notedAt, outOfBandMinor: note?.amount ?? 0 };
      return {
        invoices: [],
        charges: hasHappened(madeAt) ? [made] : [],
        disputes: hasHappened(disputedAt) ? [dispute(amount, status, facts)] : [],
        notes: hasHappened(notedAt)
          ? [creditNote(note!.amount, { ...noted, status: note!.isVoid ? "void" : "issued" })]
          : [],
      };
    },
  };
}

/** Returns the event of what happened to an object, some seconds later; empty if it never happens. */
function eventsOf(
  { eventDelay }: PaymentCase,
  eventType: ObjectChange["eventType"],
  objectId: string,
  seconds: number,
  status: string | null = null,
): ObjectChange[] {
  if (seconds === Infinity) return [];
  const createdSeconds = seconds + eventDelay;
  return [
    { type: "object", eventId: `evt_${eventType}_${objectId}_${seconds}`, createdSeconds, eventType, objectId, status },
  ];
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
