import type { ChargeFacts } from "../../dossier/charge-facts.js";
import type { InvoiceFacts } from "../../dossier/invoice-facts.js";

/**
 * Returns the number of an invoice's last failed attempt, which is also how many numbers failed attempts have; 0: none.
 *
 * Stripe's count is 1 after the first attempt of any kind, and only scheduled retries add to it
 * (https://docs.stripe.com/api/invoices/object#invoice_object-attempt_count).
 * If the last attempt paid the invoice, or is a bank debit in progress, it did not fail.
 * If as many charges failed as the count says, that last attempt was made by hand and has no number.
 * A manual retry that failed before a scheduled one paid looks the same: then the result is 1 too high.
 * If the invoice was settled outside of Stripe or by a credit note, all attempts failed.
 *
 * @param charges the invoice's charges; empty if the key cannot read them
 */
export function lastFailedNumber(invoice: InvoiceFacts, charges: readonly ChargeFacts[]): number {
  const { status, isAttempted, attemptCount, amountPaidMinor, amountPaidOffStripeMinor } = invoice;
  if (!isAttempted) return 0;
  const succeeded = status === "paid" && amountPaidMinor > amountPaidOffStripeMinor;
  const isInProgress = status !== "paid" && charges.some((charge) => charge.status === "pending");
  const isByHand = charges.filter(hasFailed).length >= attemptCount;
  return (succeeded || isInProgress) && !isByHand ? Math.max(0, attemptCount - 1) : attemptCount;
}

/** A failed attempt and its number on the invoice. */
export interface NumberedAttempt {
  readonly charge: ChargeFacts;
  readonly number: number;
  /** Whether the count of attempts leaves no other number for it. */
  readonly isFixed: boolean;
}

/**
 * Returns the failed charges with their numbers, if as many failed as there are numbers.
 * Otherwise they are numbered in their order, which is a guess:
 * an attempt may fail without a charge, and manual retries share the number of the attempt before them.
 * Numbers beyond the last one become the last one.
 *
 * A number changes only if a manual retry fails before a scheduled one, and an event does not show its number.
 *
 * @param failed oldest first
 */
export function numbered(failed: readonly ChargeFacts[], lastNumber: number): NumberedAttempt[] {
  if (lastNumber < 1) return [];
  const isFixed = failed.length === lastNumber;
  return failed.map((charge, index) => ({ charge, number: Math.min(index + 1, lastNumber), isFixed }));
}

export function hasFailed({ status }: ChargeFacts): boolean {
  return status === "failed";
}
