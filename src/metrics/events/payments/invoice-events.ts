import { byId } from "../../by-id.js";
import { paidOn } from "../../customer/ltv.js";
import type { ObjectEventType } from "../../dossier/dossier.js";
import type { InvoiceFacts } from "../../dossier/invoice-facts.js";
import { eventRecord, type LifecycleEvent } from "../event-record.js";
import type { PaymentInput } from "./payment-input.js";
import { failedBefore } from "./payment-recovery.js";

/** Emits payment_succeeded, payment_recovered, subscription_renewed, invoice_voided and invoice_uncollectible. */
export function invoiceEvents(input: PaymentInput): LifecycleEvent[] {
  return byId(input.dossier.invoices).flatMap((invoice) => outcomes.flatMap((each) => outcomeOf(invoice, each, input)));
}

/** A possible outcome of an invoice. */
interface Outcome {
  readonly type: string;
  readonly eventType: ObjectEventType;
  readonly happened: (invoice: InvoiceFacts, input: PaymentInput) => boolean;
  /** The invoice's own time (https://docs.stripe.com/api/invoices/object#invoice_object-status_transitions). */
  readonly atSeconds: (invoice: InvoiceFacts) => number | null;
  readonly amountMinor: (invoice: InvoiceFacts, input: PaymentInput) => number;
  /** How many attempts failed before. Absent: the event type does not show it. */
  readonly attemptCount?: (invoice: InvoiceFacts, input: PaymentInput) => number;
}

const payment = {
  eventType: "invoice.paid",
  atSeconds: ({ paidSeconds }: InvoiceFacts) => paidSeconds,
  amountMinor: paidOn,
} as const;

const outcomes: readonly Outcome[] = [
  { ...payment, type: "payment_succeeded", happened: isPaid },
  {
    ...payment,
    type: "payment_recovered",
    happened: (invoice, input) => isPaid(invoice) && failedBefore(invoice, input) > 0,
    attemptCount: failedBefore,
  },
  {
    ...payment,
    type: "subscription_renewed",
    happened: (invoice) => isPaid(invoice) && invoice.billingReason === "subscription_cycle",
  },
  {
    type: "invoice_uncollectible",
    eventType: "invoice.marked_uncollectible",
    happened: ({ status, uncollectibleSeconds }) => uncollectibleSeconds !== null || status === "uncollectible",
    atSeconds: ({ uncollectibleSeconds }) => uncollectibleSeconds,
    amountMinor: unpaidWhenUncollectible,
  },
  {
    type: "invoice_voided",
    eventType: "invoice.voided",
    happened: ({ status }) => status === "void",
    atSeconds: ({ voidedSeconds }) => voidedSeconds,
    amountMinor: unpaidOn,
  },
];

/** Invoices from before 2018 do not show when an outcome happened. It was not before they were finalised. */
function outcomeOf(invoice: InvoiceFacts, outcome: Outcome, input: PaymentInput): LifecycleEvent[] {
  if (!outcome.happened(invoice, input)) return [];
  const { type, eventType } = outcome;
  const stated = outcome.atSeconds(invoice);
  const occurredSeconds = stated ?? invoice.finalizedSeconds ?? invoice.createdSeconds;
  const recording = input.recordingOf({
    objectId: invoice.id,
    statedSeconds: occurredSeconds,
    eventTypes: [eventType],
  });
  if (!recording) return [];
  const precision = stated === null ? ("inferred" as const) : ("exact" as const);
  const core = { type, key: invoice.id, occurredSeconds, ...recording, precision };
  const fields = {
    subscription_id: invoice.subscriptionId,
    invoice_id: invoice.id,
    currency: invoice.currency,
    amount: outcome.amountMinor(invoice, input),
    attempt_count: outcome.attemptCount?.(invoice, input) ?? null,
  };
  return [eventRecord(input.frame, core, fields)];
}

function isPaid(invoice: InvoiceFacts): boolean {
  return invoice.status === "paid" && paidOn(invoice) > 0;
}

function unpaidOn({ amountDueMinor, amountPaidMinor }: InvoiceFacts): number {
  return Math.max(0, amountDueMinor - amountPaidMinor);
}

/**
 * Returns the amount that was unpaid when the invoice was marked uncollectible.
 * An uncollectible invoice can still be paid, so only charges until that time are subtracted.
 */
function unpaidWhenUncollectible(invoice: InvoiceFacts, { invoiceCharges }: PaymentInput): number {
  if (invoice.status !== "paid") return unpaidOn(invoice);
  const before = invoiceCharges
    .chargesOf(invoice.id)
    .filter(({ createdSeconds }) => createdSeconds <= (invoice.uncollectibleSeconds ?? 0));
  return Math.max(0, invoice.amountDueMinor - before.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
}
