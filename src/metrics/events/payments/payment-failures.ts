import type { ChargeFacts } from "../../dossier/charge-facts.js";
import type { PaymentFailedChange } from "../../dossier/dossier.js";
import type { InvoiceFacts } from "../../dossier/invoice-facts.js";
import type { PaymentInput } from "./payment-input.js";

/** One failed attempt to pay an invoice. */
export interface PaymentFailure {
  readonly invoice: InvoiceFacts;
  readonly attemptCount: number;
  readonly occurredSeconds: number;
  readonly failureCode: string | null;
  readonly source: "event" | "list";
  readonly precision: "exact" | "inferred";
}

/**
 * Returns the failed payments. Failures since the boundary come from events.
 * Before it, only an attempted invoice that is open or uncollectible shows a failure: its latest attempt.
 * Its time is the last known failed charge, otherwise the finalisation.
 * A paid invoice does not show when its attempts failed.
 */
export function paymentFailures({ dossier, span, invoiceCharges, failureEventsById }: FailureInput): PaymentFailure[] {
  const listed = new Map(dossier.invoices.map((invoice) => [invoice.id, invoice]));
  return [...new Set([...listed.keys(), ...failureEventsById.keys()])].toSorted().flatMap((id) => {
    const failureEvents = failureEventsById.get(id) ?? [];
    const charges = invoiceCharges.chargesOf(id);
    const { failures, rest } = failuresOfEvents(failureEvents, charges.filter(isFailed));
    const invoice = listed.get(id);
    const before = invoice && failureBefore(invoice, failureEvents, rest, charges.some(isPending));
    return [
      ...(before && before.occurredSeconds < span.fromSeconds ? [before] : []),
      ...lastOfEachAttempt(failures.filter(({ occurredSeconds }) => occurredSeconds <= span.asOfSeconds)),
    ];
  });
}

type FailureInput = Pick<PaymentInput, "dossier" | "span" | "invoiceCharges" | "failureEventsById">;

/**
 * Returns the number of failed attempts, from the invoice's own count.
 * If an attempt paid the invoice, all but the last failed.
 * If it was settled outside of Stripe or by a credit note, all attempts failed.
 */
export function failedAttempts({ status, isAttempted, attemptCount, amountPaidMinor }: InvoiceFacts): number {
  const succeeded = status === "paid" && amountPaidMinor > 0;
  return isAttempted ? Math.max(0, succeeded ? attemptCount - 1 : attemptCount) : 0;
}

/**
 * Returns the failures from events, each matched to the latest unmatched failed charge before it.
 * @returns also `rest`, the failed charges without an event
 */
function failuresOfEvents(failureEvents: readonly PaymentFailedChange[], failed: readonly ChargeFacts[]) {
  const rest = new Set(failed);
  const failures = failureEvents.map(({ invoice, createdSeconds }): PaymentFailure => {
    const charge = [...rest].findLast((each) => each.createdSeconds <= createdSeconds);
    if (charge) rest.delete(charge);
    return {
      invoice,
      attemptCount: invoice.attemptCount,
      occurredSeconds: createdSeconds,
      failureCode: invoice.failureCode ?? charge?.failureCode ?? null,
      source: "event",
      precision: "exact",
    };
  });
  return { failures, rest: [...rest] };
}

/**
 * Returns the latest attempt before those in events.
 * An attempt may fail without a charge, so its time stays inferred.
 */
function failureBefore(
  invoice: InvoiceFacts,
  failureEvents: readonly PaymentFailedChange[],
  failed: readonly ChargeFacts[],
  isInProgress: boolean,
): PaymentFailure | undefined {
  const counts = failureEvents.map((change) => change.invoice.attemptCount);
  // A bank debit takes days. Its charge is pending during that time.
  const attempts = isInProgress ? invoice.attemptCount - 1 : invoice.attemptCount;
  const attemptCount = counts.length > 0 ? Math.min(...counts) - 1 : attempts;
  const isEvident = counts.length > 0 || isUnpaid(invoice);
  if (!invoice.isAttempted || !isEvident || attemptCount < 1) return undefined;
  const first = failureEvents[0]?.createdSeconds ?? Infinity;
  const last = failed.findLast(({ createdSeconds }) => createdSeconds < first);
  return {
    invoice,
    attemptCount,
    occurredSeconds: last?.createdSeconds ?? invoice.finalizedSeconds ?? invoice.createdSeconds,
    failureCode: last?.failureCode ?? invoice.failureCode,
    source: "list",
    precision: "inferred",
  };
}

function isUnpaid({ status }: InvoiceFacts): boolean {
  return status === "open" || status === "uncollectible";
}

function isFailed({ status }: ChargeFacts): boolean {
  return status === "failed";
}

function isPending({ status }: ChargeFacts): boolean {
  return status === "pending";
}

/** A manual retry does not raise the attempt count. It is the same fact, recorded again later. */
function lastOfEachAttempt(ordered: readonly PaymentFailure[]): PaymentFailure[] {
  return [...new Map(ordered.map((failure) => [failure.attemptCount, failure])).values()];
}
