import type { InvoiceFacts } from "./invoice-facts.js";

/**
 * Returns the invoices that bill each subscription. One invoice may bill several, and names only one of them, so its
 * lines decide (https://docs.stripe.com/billing/subscriptions/consolidate-subscription-invoices).
 */
export function invoicesBySubscription(
  invoices: readonly InvoiceFacts[],
): (subscriptionId: string) => readonly InvoiceFacts[] {
  const byId = new Map<string, InvoiceFacts[]>();
  for (const invoice of invoices) {
    for (const id of subscriptionsOf(invoice)) {
      const own = byId.get(id) ?? [];
      own.push(invoice);
      byId.set(id, own);
    }
  }
  return (subscriptionId) => byId.get(subscriptionId) ?? [];
}

/** Returns the subscriptions of the invoice's lines. Without such lines, the one that the invoice names. */
function subscriptionsOf({ subscriptionId, lines }: InvoiceFacts): ReadonlySet<string> {
  const ofLines = lines.map((line) => line.subscriptionId);
  return new Set(ofLines.length > 0 || subscriptionId === null ? ofLines : [subscriptionId]);
}
