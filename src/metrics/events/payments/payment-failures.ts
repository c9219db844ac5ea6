import { smallest } from "../../extremes.js";
import type { ChargeFacts } from "../../dossier/charge-facts.js";
import type { PaymentFailedChange } from "../../dossier/dossier.js";
import type { InvoiceFacts } from "../../dossier/invoice-facts.js";
import type { References } from "../../dossier/references.js";
import { areNumbersFixed, hasFailed, lastFailedNumber, numbered } from "./attempt-numbers.js";
import type { PaymentInput } from "./payment-input.js";

/** One failed attempt to pay an invoice. */
export interface PaymentFailure {
  /** The invoice as it was read. If it was not read: as the event shows it. */
  readonly invoice: InvoiceFacts;
  readonly attemptCount: number;
  readonly occurredSeconds: number;
  /** The amount that was not paid. */
  readonly amountMinor: number;
  /** null: unknown, or no automatic retry follows. */
  readonly nextAttemptSeconds: number | null;
  readonly failureCode: string | null;
  readonly source: "event" | "list";
  readonly precision: "exact" | "inferred";
}

/**
 * Returns the failed payments. Failures since the boundary come from events.
 * Before it, each failed charge of an invoice's payments is a failure.
 * An unpaid invoice without any charge also shows its latest attempt.
 */
export function paymentFailures(input: FailureInput): PaymentFailure[] {
  const { dossier, span, invoiceCharges, failureEventsById } = input;
  const listed = new Map(dossier.invoices.map((invoice) => [invoice.id, invoice]));
  return [...new Set([...listed.keys(), ...failureEventsById.keys()])].toSorted().flatMap((id) => {
    const failureEvents = failureEventsById.get(id) ?? [];
    const charges = invoiceCharges.chargesOf(id);
    const invoice = listed.get(id);
    const { failures, rest } = failuresOfEvents(invoice, failureEvents, charges.filter(hasFailed));
    const before = invoice ? failuresBefore(invoice, failureEvents, { charges, rest }, input.valuing.references) : [];
    return lastOfEachAttempt([
      ...before.filter(({ occurredSeconds }) => occurredSeconds < span.fromSeconds),
      ...failures.filter(({ occurredSeconds }) => occurredSeconds <= span.asOfSeconds),
    ]);
  });
}

type FailureInput = Pick<PaymentInput, "dossier" | "span" | "invoiceCharges" | "failureEventsById" | "valuing">;

/**
 * Returns the failures from events, each matched to the latest unmatched failed charge before it.
 * Amounts, attempt and code vary in time, so they come from the event.
 * @returns also `rest`, the failed charges without an event
 */
function failuresOfEvents(
  listed: InvoiceFacts | undefined,
  failureEvents: readonly PaymentFailedChange[],
  failed: readonly ChargeFacts[],
) {
  const rest = new Set(failed);
  const failures = failureEvents.map(({ invoice, createdSeconds }): PaymentFailure => {
    const charge = [...rest].findLast((each) => each.createdSeconds <= createdSeconds);
    if (charge) rest.delete(charge);
    return {
      invoice: listed ?? invoice,
      attemptCount: invoice.attemptCount,
      occurredSeconds: createdSeconds,
      amountMinor: unpaidOn(invoice),
      nextAttemptSeconds: invoice.nextAttemptSeconds,
      failureCode: invoice.failureCode ?? charge?.failureCode ?? null,
      source: "event",
      precision: "exact",
    };
  });
  return { failures, rest: [...rest] };
}

/** Returns the failures before those in events. */
function failuresBefore(
  invoice: InvoiceFacts,
  failureEvents: readonly PaymentFailedChange[],
  { charges, rest }: { readonly charges: readonly ChargeFacts[]; readonly rest: readonly ChargeFacts[] },
  references: References,
): PaymentFailure[] {
  const firstCount = smallest(failureEvents.map((change) => change.invoice.attemptCount));
  const lastNumber = firstCount === undefined ? lastFailedNumber(invoice, charges) : firstCount - 1;
  if (!invoice.isAttempted || lastNumber < 1) return [];
  const first = failureEvents[0]?.createdSeconds ?? Infinity;
  const failed = rest.filter(({ createdSeconds }) => createdSeconds < first);
  const isLatest = (number: number) => isUnpaid(invoice) && firstCount === undefined && number === invoice.attemptCount;
  const isFixed = firstCount !== undefined ? failed.length === lastNumber : areNumbersFixed(invoice, charges);
  const failures = numbered(failed, lastNumber, isFixed).map(({ charge, number, isFixed }): PaymentFailure => {
    const { seconds, isExact } = failureTime(charge, references);
    return {
      invoice,
      attemptCount: number,
      occurredSeconds: seconds,
      amountMinor: charge.attemptedMinor,
      nextAttemptSeconds: isLatest(number) ? invoice.nextAttemptSeconds : null,
      failureCode: charge.failureCode,
      source: "list",
      precision: isFixed && isExact ? "exact" : "inferred",
    };
  });
  const isShown = failures.some(({ attemptCount }) => attemptCount === lastNumber);
  const isEvident = charges.length === 0 && (firstCount !== undefined || isUnpaid(invoice));
  if (isShown || !isEvident) return failures;
  const latest: PaymentFailure = {
    invoice,
    attemptCount: lastNumber,
    occurredSeconds: failures.at(-1)?.occurredSeconds ?? invoice.finalizedSeconds ?? invoice.createdSeconds,
    amountMinor: unpaidOn(invoice),
    nextAttemptSeconds: isLatest(lastNumber) ? invoice.nextAttemptSeconds : null,
    failureCode: failures.at(-1)?.failureCode ?? invoice.failureCode,
    source: "list",
    precision: "inferred",
  };
  return [...failures, latest];
}

/**
 * Returns when a charge failed. A card fails at once, any other method days after the charge was created.
 * The balance transaction of the failure shows that time
 * (https://docs.stripe.com/api/charges/object#charge_object-failure_balance_transaction).
 */
function failureTime({ isCard, createdSeconds, failureTransactionId }: ChargeFacts, references: References) {
  if (isCard) return { seconds: createdSeconds, isExact: true };
  const seconds = failureTransactionId === null ? undefined : references.failureSeconds(failureTransactionId);
  return { seconds: seconds ?? createdSeconds, isExact: seconds !== undefined };
}

function isUnpaid({ status }: InvoiceFacts): boolean {
  return status === "open" || status === "uncollectible";
}

function unpaidOn({ amountDueMinor, amountPaidMinor }: InvoiceFacts): number {
  return Math.max(0, amountDueMinor - amountPaidMinor);
}

/** A manual retry does not raise the attempt count. It is the same fact, recorded again later. */
function lastOfEachAttempt(ordered: readonly PaymentFailure[]): PaymentFailure[] {
  return [...new Map(ordered.map((failure) => [failure.attemptCount, failure])).values()];
}
