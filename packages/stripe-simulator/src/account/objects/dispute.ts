import { DAY_SECONDS } from "../billing/calendar.js";
import type { CreateDispute } from "../params/payment.js";
import { idOf, type Charge, type Dispute } from "../types.js";
import type { Origin } from "./origin.js";

/** https://docs.stripe.com/api/disputes/object: waits for the merchant's evidence for a week. */
export function newDispute(charge: Charge, params: CreateDispute, origin: Origin): Dispute {
  return {
    id: origin.ids("dispute"),
    object: "dispute",
    amount: params.amountMinor ?? charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: origin.nowSeconds,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {
      access_activity_log: null,
      billing_address: null,
      cancellation_policy: null,
      cancellation_policy_disclosure: null,
      cancellation_rebuttal: null,
      customer_communication: null,
      customer_email_address: charge.billing_details.email,
      customer_name: charge.billing_details.name,
      customer_purchase_ip: null,
      customer_signature: null,
      duplicate_charge_documentation: null,
      duplicate_charge_explanation: null,
      duplicate_charge_id: null,
      enhanced_evidence: {},
      product_description: null,
      receipt: null,
      refund_policy: null,
      refund_policy_disclosure: null,
      refund_refusal_explanation: null,
      service_date: null,
      service_documentation: null,
      shipping_address: null,
      shipping_carrier: null,
      shipping_date: null,
      shipping_documentation: null,
      shipping_tracking_number: null,
      uncategorized_file: null,
      uncategorized_text: null,
    },
    evidence_details: {
      due_by: origin.nowSeconds + 7 * DAY_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: "manual",
    is_charge_refundable: false,
    livemode: origin.livemode,
    metadata: {},
    payment_intent: charge.payment_intent && idOf(charge.payment_intent),
    reason: params.reason ?? "general",
    status: "needs_response",
  };
}
