// Descriptions of properties for which the SDK has no comment. The others without one are described by their names alone.

/**
 * Keys as in exceptions.mjs: `Interface.property`.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const descriptions = {
  "ApiList.data": "The objects of the list.",
  "ApiList.object": "String representing the object's type.",
  "Charge.billing_details": "Billing information of the payment method when the charge was made.",
  "Charge.level3": "Level 3 data of the purchase, which card networks ask for with corporate cards.",
  "Charge.presentment_details": "Amount and currency that the customer saw, where they differ from the charge's own.",
  "Coupon.applies_to": "What the coupon is limited to. Null where it applies to every product.",
  "Customer.invoice_settings": "The customer's defaults for invoices.",
  "Discount.source": "Where the discount comes from: its coupon.",
  "Invoice.automatic_tax": "Settings of automatic tax calculation for the invoice, and the latest result.",
  "Invoice.issuer": "The account that issues the invoice, and whose branding it shows.",
  "Invoice.payment_settings": "How the invoice may be paid.",
  "Invoice.status_details": "Details of the invoice's status.",
  "Invoice.status_transitions": "When the invoice reached each status.",
  "Invoice.threshold_reason": "The billing thresholds that caused the invoice, if any did.",
  "InvoiceLineItem.period": "The time that the line covers: the service period, which may differ from the invoice's own.",
  "InvoiceLineItem.subscription": "ID of the subscription that the line belongs to, if any.",
  "Subscription.automatic_tax": "Settings of automatic tax calculation for the subscription's invoices.",
  "Subscription.invoice_settings": "Defaults for the subscription's invoices.",
  "Subscription.presentment_details": "Currency that the customer sees, where it differs from the subscription's own.",
};
