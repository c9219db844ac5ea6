import type { InvoiceFacts } from "../dossier/invoice-facts.js";

/**
 * Returns the amount paid on an invoice, through Stripe or outside of it, in its currency's minor unit.
 * A draft or void invoice counts 0.
 */
export function paidOn({ status, amountPaidMinor }: InvoiceFacts): number {
  return status === "draft" || status === "void" ? 0 : amountPaidMinor;
}

export function isFinalised({ status }: InvoiceFacts): boolean {
  return status !== "draft" && status !== "deleted";
}
