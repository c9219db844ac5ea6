import { invoiceItemOfLine } from "../billing/proration-line.js";
import type { InvoiceItem, InvoiceLine } from "../types.js";
import type { Origin } from "./origin.js";

export interface NewProrationItem {
  /** The line that the item will have on its invoice. */
  readonly line: InvoiceLine;
  readonly customer: string;
  readonly subscription: string;
  readonly subscriptionItem: string;
  /** null: a debit, or a credit of time that was never debited. */
  readonly creditedItems: NonNullable<InvoiceItem["proration_details"]>["credited_items"];
}

/** Returns the pending invoice item of a proration (https://docs.stripe.com/api/invoiceitems/object). */
export function prorationInvoiceItem(spec: NewProrationItem, origin: Origin): InvoiceItem {
  const { line } = spec;
  const discountAmounts = line.discount_amounts ?? [];
  return {
    ...manualInvoiceItem(line, spec.customer, origin),
    net_amount: discountAmounts.reduce((net, { amount }) => net - amount, line.amount),
    parent: {
      subscription_details: { subscription: spec.subscription, subscription_item: spec.subscriptionItem },
      type: "subscription_details",
    },
    proration: true,
    proration_details: { credited_items: spec.creditedItems, discount_amounts: discountAmounts },
  };
}

/** Returns the pending invoice item of a line that was made by hand: it has no parent. */
export function manualInvoiceItem(line: InvoiceLine, customer: string, origin: Origin): InvoiceItem {
  return {
    id: invoiceItemOfLine(line) ?? origin.ids("invoiceItem"),
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
    parent: null,
    period: line.period,
    pricing: line.pricing,
    proration: false,
    quantity: line.quantity ?? 1,
    quantity_decimal: line.quantity_decimal ?? "1",
    tax_rates: [],
    test_clock: origin.testClock,
  };
}
