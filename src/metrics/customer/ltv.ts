import type { InvoiceFacts } from "../facts/invoice-facts.js";

/**
 * Realised revenue by currency, in minor units: what was paid on finalised invoices, through Stripe or outside it. Partly paid open
 * invoices count with what was paid; void ones with nothing.
 */
export function realisedRevenue(invoices: readonly InvoiceFacts[]): Map<string, number> {
  const revenue = new Map<string, number>();
  for (const invoice of invoices.filter(isFinalised)) {
    revenue.set(invoice.currency, (revenue.get(invoice.currency) ?? 0) + paidOn(invoice));
  }
  return revenue;
}

/** What was paid on an invoice, in its currency's minor unit. */
export function paidOn({ status, amountPaidMinor, amountPaidOffStripeMinor }: InvoiceFacts): number {
  return status === "draft" || status === "void" ? 0 : amountPaidMinor + amountPaidOffStripeMinor;
}

export function isFinalised({ status }: InvoiceFacts): boolean {
  return status !== "draft" && status !== "deleted";
}
