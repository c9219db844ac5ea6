import type { Dossier, PaymentFailedChange } from "../facts/dossier.js";
import type { InvoiceFacts } from "../facts/invoice-facts.js";
import type { Span } from "../timeline/timeline.js";

/** One failed attempt to pay an invoice. */
export interface PaymentFailure {
  readonly invoice: InvoiceFacts;
  readonly attemptCount: number;
  readonly occurredSeconds: number;
  readonly source: "event" | "list";
  readonly precision: "exact" | "inferred";
}

/**
 * Failures since the boundary come from events; before it, an invoice that was attempted and is unpaid (or was given up) tells of
 * its latest attempt, at the only time it knows, its finalisation. A paid invoice no longer tells when an attempt failed.
 */
export function paymentFailures({ invoices, changes }: Dossier, { fromSeconds }: Span): PaymentFailure[] {
  const told = changes.filter((change): change is PaymentFailedChange => change.type === "payment_failed");
  const fromEvents = told.map(({ invoice, createdSeconds }): PaymentFailure => ({
    invoice,
    attemptCount: invoice.attemptCount,
    occurredSeconds: createdSeconds,
    source: "event",
    precision: "exact",
  }));
  const fromList = invoices.flatMap((invoice): PaymentFailure[] => {
    const occurredSeconds = invoice.finalizedSeconds ?? invoice.createdSeconds;
    const later = told
      .filter((change) => change.invoice.id === invoice.id)
      .map((change) => change.invoice.attemptCount);
    const attemptCount = later.length > 0 ? Math.min(...later) - 1 : invoice.attemptCount;
    const isTold = later.length > 0 || isUnpaid(invoice);
    if (!invoice.isAttempted || !isTold || attemptCount < 1 || occurredSeconds >= fromSeconds) return [];
    return [{ invoice, attemptCount, occurredSeconds, source: "list", precision: "inferred" }];
  });
  return lastOfEachAttempt([...fromList, ...fromEvents]);
}

/**
 * Failed attempts by the invoice's own count: all but the last where an attempt paid it, not where it was settled outside of Stripe
 * or by a credit note.
 */
export function failedAttempts({ status, isAttempted, attemptCount, amountPaidMinor }: InvoiceFacts): number {
  const succeeded = status === "paid" && amountPaidMinor > 0;
  return isAttempted ? Math.max(0, succeeded ? attemptCount - 1 : attemptCount) : 0;
}

function isUnpaid({ status }: InvoiceFacts): boolean {
  return status === "open" || status === "uncollectible";
}

/** A retry by hand doesn't raise the attempt count: it is the same fact, told again later. */
function lastOfEachAttempt(failures: readonly PaymentFailure[]): PaymentFailure[] {
  const ordered = failures.toSorted((a, b) => a.occurredSeconds - b.occurredSeconds);
  return [...new Map(ordered.map((failure) => [`${failure.invoice.id}:${failure.attemptCount}`, failure])).values()];
}
