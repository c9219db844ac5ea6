import { iso } from "../../time.js";
import { eventRecord, type EventFrame, type LifecycleEvent } from "../event-record.js";
import { paymentFailures, type PaymentFailure } from "./payment-failures.js";
import type { PaymentInput } from "./payment-input.js";

/** Emits payment_failed for each failed attempt to pay an invoice. */
export function failureEvents(input: PaymentInput): LifecycleEvent[] {
  return paymentFailures(input).map((failure) => paymentFailed(failure, input.frame));
}

function paymentFailed(failure: PaymentFailure, frame: EventFrame): LifecycleEvent {
  const { invoice, attemptCount, occurredSeconds, source, precision } = failure;
  const key = `${invoice.id}:${attemptCount}`;
  const core = { type: "payment_failed", key, occurredSeconds, recordedSeconds: occurredSeconds, source, precision };
  return eventRecord(frame, core, {
    subscription_id: invoice.subscriptionId,
    invoice_id: invoice.id,
    currency: invoice.currency,
    amount: failure.amountMinor,
    attempt_count: attemptCount,
    next_attempt_at: iso(failure.nextAttemptSeconds),
    failure_code: failure.failureCode,
  });
}
