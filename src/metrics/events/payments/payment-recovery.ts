import type { InvoiceFacts } from "../../dossier/invoice-facts.js";
import type { PaymentInput } from "./payment-input.js";

/**
 * Returns whether an attempt to pay an invoice failed before it was paid.
 * The invoice's own count covers automatic retries only.
 * A manual payment after the first failure does not raise it, so failed charges and events are checked too.
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
