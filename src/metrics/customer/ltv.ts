import type { InvoiceFacts } from "../dossier/invoice-facts.js";

/** What was paid on an invoice, through Stripe or outside it, in its currency's minor unit. Of a void one, nothing. */
export function paidOn({ status, amountPaidMinor, amountPaidOffStripeMinor }: InvoiceFacts): number {
  return status === "draft" || status === "void" ? 0 : amountPaidMinor + amountPaidOffStripeMinor;
}

export function isFinalised({ status }: InvoiceFacts): boolean {
  return status !== "draft" && status !== "deleted";
}
