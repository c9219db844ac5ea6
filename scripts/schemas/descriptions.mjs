// Descriptions of properties for which the SDK has no comment. Other properties without one are described by their
// names only.

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
  "Dispute.evidence": "What the merchant submits to the bank against the dispute.",
  "Dispute.evidence_details": "Until when evidence may be submitted, and what was.",
  "Dispute.payment_method_details": "What the payment method's network says about the dispute.",
  "Invoice.automatic_tax": "Settings of automatic tax calculation for the invoice, and the latest result.",
  "Invoice.issuer": "The account that issues the invoice, and whose branding it shows.",
  "Invoice.payment_settings": "How the invoice may be paid.",
  "Invoice.status_details": "Details of the invoice's status.",
  "Invoice.status_transitions": "When the invoice reached each status.",
  "Invoice.threshold_reason": "The billing thresholds that caused the invoice, if any did.",
  "InvoiceLineItem.period": "The time that the line covers: the service period, which may differ from the invoice's own.",
  "InvoiceLineItem.subscription": "ID of the subscription that the line belongs to, if any.",
  "InvoicePayment.payment": "What pays: a payment intent, a charge, or a payment outside of Stripe.",
  "InvoicePayment.status_transitions": "When the payment was made or canceled.",
  "Refund.destination_details": "Where the money goes back to, by the kind of payment method.",
  "Refund.next_action": "What the customer has to do before the refund can go on.",
  "Refund.presentment_details": "Amount and currency that the customer sees, where they differ from the refund's own.",
  "Subscription.automatic_tax": "Settings of automatic tax calculation for the subscription's invoices.",
  "Subscription.invoice_settings": "Defaults for the subscription's invoices.",
  "Subscription.presentment_details": "Currency that the customer sees, where it differs from the subscription's own.",
};
