import type { InvoiceFacts } from "../../dossier/invoice-facts.js";
import { hasFailed, lastFailedNumber } from "./attempt-numbers.js";
import type { PaymentInput } from "./payment-input.js";

/**
 * Returns how many attempts to pay an invoice failed before it was paid, by the numbers of payment_failed.
 * The invoice's own count covers automatic retries only.
 * A manual payment after the first failure does not raise it, so failed charges and events are checked too.
 */
export function failedBefore(
  invoice: InvoiceFacts,
  { invoiceCharges, failureEventsById }: Pick<PaymentInput, "invoiceCharges" | "failureEventsById">,
): number {
  const { id, attemptCount, paidSeconds } = invoice;
  const isBefore = ({ createdSeconds }: { readonly createdSeconds: number }) =>
    paidSeconds === null || createdSeconds <= paidSeconds;
  const charges = invoiceCharges.chargesOf(id);
  const events = (failureEventsById.get(id) ?? []).filter(isBefore);
  const isEvident = attemptCount > 1 || events.length > 0 || charges.some((each) => hasFailed(each) && isBefore(each));
  if (!isEvident) return 0;
  return Math.max(1, lastFailedNumber(invoice, charges), ...events.map((event) => event.invoice.attemptCount));
}
