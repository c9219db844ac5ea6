import type { PaymentFailedChange } from "../../dossier/dossier.js";
import { groupBy } from "../../group-by.js";
import { invoiceChargesOf, type InvoiceCharges } from "./invoice-charges.js";
import type { LifecycleInput } from "../lifecycle-input.js";
import { recordingsIn, type Recordings } from "../recordings.js";

/** The inputs of payment events. */
export interface PaymentInput extends LifecycleInput {
  readonly invoiceCharges: InvoiceCharges;
  readonly recordingOf: Recordings;
  /** The failures from events, by invoice, oldest first. */
  readonly failureEventsById: ReadonlyMap<string, readonly PaymentFailedChange[]>;
}

export function paymentInput(input: LifecycleInput): PaymentInput {
  const { dossier, span } = input;
  const failureEvents = dossier.changes
    .filter((change): change is PaymentFailedChange => change.type === "payment_failed")
    .toSorted((a, b) => a.createdSeconds - b.createdSeconds || (a.eventId < b.eventId ? -1 : 1));
  return {
    ...input,
    invoiceCharges: invoiceChargesOf(dossier),
    recordingOf: recordingsIn(dossier.changes, span),
    failureEventsById: groupBy(failureEvents, ({ invoice }) => invoice.id),
  };
}
