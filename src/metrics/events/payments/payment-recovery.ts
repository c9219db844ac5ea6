import type { InvoiceFacts } from "../../dossier/invoice-facts.js";
import type { PaymentInput } from "./payment-input.js";

/**
 * Whether an attempt to pay an invoice failed before it was paid. Its own count tells of automatic retries, since a payment by hand
 * after the first failure doesn't raise it; failed charges and events tell of the rest.
 */
export function hasFailedBefore(
  { id, attemptCount, paidSeconds }: InvoiceFacts,
  { invoiceCharges, failureEventsById }: Pick<PaymentInput, "invoiceCharges" | "failureEventsById">,
): boolean {
  if (attemptCount > 1) return true;
  const failed = invoiceCharges.chargesOf(id).filter(({ status }) => status === "failed");
  const times = [...failed, ...(failureEventsById.get(id) ?? [])].map(({ createdSeconds }) => createdSeconds);
  return times.some((seconds) => paidSeconds === null || seconds <= paidSeconds);
}
