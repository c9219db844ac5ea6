import type { InvoiceItem, InvoiceLine } from "../types.js";
import type { Origin } from "./origin.js";

/**
 * Returns the invoice item of a proration line that waits for the next invoice
 * (https://docs.stripe.com/api/invoiceitems/object).
 */
export function invoiceItemOf(line: InvoiceLine, customer: string, origin: Origin): InvoiceItem {
  const details = line.parent?.subscription_item_details;
  return {
    id: details?.invoice_item ?? origin.ids("invoiceItem"),
    object: "invoiceitem",
    amount: line.amount,
    currency: line.currency,
    customer,
    customer_account: null,
    date: origin.nowSeconds,
    description: line.description,
    discountable: line.discountable,
    discounts: [],
    invoice: null,
    livemode: line.livemode,
    metadata: {},
    net_amount: line.amount,
    parent: details?.subscription
      ? {
          subscription_details: { subscription: details.subscription, subscription_item: details.subscription_item },
          type: "subscription_details",
        }
      : null,
    period: line.period,
    pricing: line.pricing,
    proration: details?.proration ?? false,
    quantity: line.quantity ?? 1,
    quantity_decimal: line.quantity_decimal ?? "1",
    tax_rates: [],
    test_clock: origin.testClock,
  };
}
