import type { ChargeFacts } from "../../dossier/charge-facts.js";
import type { InvoiceFacts } from "../../dossier/invoice-facts.js";

/**
 * Returns the number of an invoice's last failed attempt, which is also how many numbers failed attempts have; 0: none.
 *
 * Each failed charge is a failed attempt. Stripe's count is 1 after the first attempt of any kind, and only scheduled
 * retries add to it (https://docs.stripe.com/api/invoices/object#invoice_object-attempt_count).
 * So more charges may fail than it says. Then the last ones were tried by hand and share the last number.
 * It may also grow without a charge: after a hard decline, Stripe counts a retry and does not try it.
 * If no charge failed, the count less the payments counts: no payment method was stored, or the key cannot read charges.
 *
 * @param charges the invoice's charges; empty if the key cannot read them
 */
export function lastFailedNumber(invoice: InvoiceFacts, charges: readonly ChargeFacts[]): number {
  const { isAttempted, attemptCount } = invoice;
  if (!isAttempted) return 0;
  const failed = charges.filter(hasFailed).length;
  if (failed > 0) return Math.min(failed, attemptCount);
  return Math.max(0, attemptCount - (charges.length > 0 ? charges.length : paymentsOf(invoice)));
}

/** Returns the number of payments through Stripe. */
function paymentsOf({ status, amountPaidMinor, amountPaidOffStripeMinor, paidPayments }: InvoiceFacts): number {
  const shown = paidPayments.filter(({ isOffStripe }) => !isOffStripe).length;
  return shown > 0 ? shown : Number(status === "paid" && amountPaidMinor > amountPaidOffStripeMinor);
}

/**
 * Returns whether the count of attempts leaves no other numbers for the failed charges: every attempt has a charge, or
 * as many charges failed as there were attempts, so that a later payment was made by hand.
 */
export function areNumbersFixed({ attemptCount }: InvoiceFacts, charges: readonly ChargeFacts[]): boolean {
  return charges.length === attemptCount || charges.filter(hasFailed).length === attemptCount;
}

/** A failed attempt and its number on the invoice. */
export interface NumberedAttempt {
  readonly charge: ChargeFacts;
  readonly number: number;
  /** Whether the count of attempts leaves no other number for it. */
  readonly isFixed: boolean;
}

/**
 * Returns the failed charges with their numbers, in their order. Unless the numbers are fixed, this is a guess:
 * an attempt may fail without a charge, and manual retries share the number of the attempt before them.
 * Numbers beyond the last one become the last one.
 *
 * A number changes only if a manual retry fails before a scheduled one, and an event does not show its number.
 *
 * @param failed oldest first
 */
export function numbered(failed: readonly ChargeFacts[], lastNumber: number, isFixed: boolean): NumberedAttempt[] {
  if (lastNumber < 1) return [];
  return failed.map((charge, index) => ({ charge, number: Math.min(index + 1, lastNumber), isFixed }));
}

export function hasFailed({ status }: ChargeFacts): boolean {
  return status === "failed";
}
