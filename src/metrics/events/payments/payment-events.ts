import { creditNoteEvents } from "./credit-note-events.js";
import { disputeEvents } from "./dispute-events.js";
import type { LifecycleEvent } from "../event-record.js";
import { failureEvents } from "./failure-events.js";
import { invoiceEvents } from "./invoice-events.js";
import type { LifecycleInput } from "../lifecycle-input.js";
import { paymentInput } from "./payment-input.js";
import { refundEvents } from "./refund-events.js";

/** Returns the events of the customer's payments and invoices. Each kind is sorted, so input order does not matter. */
export function paymentEvents(input: LifecycleInput): LifecycleEvent[] {
  const payments = paymentInput(input);
  return [failureEvents, invoiceEvents, refundEvents, disputeEvents, creditNoteEvents].flatMap((eventsOf) =>
    eventsOf(payments),
  );
}
