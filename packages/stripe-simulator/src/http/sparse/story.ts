/**
 * The fields that carry the account's story: what a sparse answer keeps although the SDK's types allow it to go. Null
 * would be another fact there, or the only place of a fact would be lost. By object, then by path, with the reason. A
 * field with the same fact elsewhere in the answer is not in this list.
 */
export const STORY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  charge: {
    customer: "null is a charge without a customer",
    payment_intent: "the only link to its invoice",
  },
  coupon: {
    amount_off: "null is a percentage",
    currency: "of amount_off",
    percent_off: "null is an amount",
  },
  credit_note: {
    out_of_band_amount: "money that is nowhere else",
    "refunds.payment_record_refund": "null is a refund of a charge",
    "refunds.type": "which kind of refund",
    voided_at: "when it stopped counting",
  },
  customer: {
    discount: "null is a customer without a discount",
    test_clock: "null is a customer in the account's own time",
  },
  discount: {
    end: "null never ends",
    "source.coupon": "what it takes off",
  },
  event: {
    "data.previous_attributes": "what changed",
  },
  invoice: {
    billing_reason: "whether it begins a period",
    customer: "whose invoice it is",
    next_payment_attempt: "null is never tried again",
    parent: "null is a one-off invoice",
    "parent.subscription_details": "the subscription that it bills",
    status: "null is an invoice without a status",
    "status_transitions.finalized_at": "when it was issued",
    "status_transitions.marked_uncollectible_at": "when it was given up",
    "status_transitions.paid_at": "when it was paid",
    "status_transitions.voided_at": "when it was voided",
    test_clock: "null is an invoice in the account's own time",
  },
  invoice_payment: {
    amount_paid: "money that is nowhere else, if an invoice is paid in parts",
    "payment.charge": "what paid",
    "payment.payment_intent": "what paid, and the only link to its charges",
    "payment.payment_record": "what paid",
    "status_transitions.paid_at": "when it paid",
  },
  invoiceitem: {
    invoice: "null is an item that is still pending",
    parent: "null is an item made by hand",
    "parent.subscription_details": "the subscription that it bills",
    pricing: "null is an amount without a price",
    "pricing.price_details": "the price",
    test_clock: "null is an item in the account's own time",
  },
  line_item: {
    discount_amounts: "what its amount is less",
    parent: "null is an amount without a source",
    "parent.invoice_item_details": "what it bills",
    "parent.invoice_item_details.subscription": "whom it bills; `subscription` of the line goes",
    "parent.subscription_item_details": "what it bills",
    "parent.subscription_item_details.subscription": "whom it bills; `subscription` of the line goes",
    pricing: "null is an amount without a price",
    "pricing.price_details": "the price",
    quantity: "null is an amount without a quantity",
  },
  price: {
    "currency_options.*.tiers": "shown on request only",
    "currency_options.*.tiers.flat_amount_decimal": "the exact amount; flat_amount goes",
    "currency_options.*.tiers.unit_amount_decimal": "the exact amount; unit_amount goes",
    "currency_options.*.tiers.up_to": "null is without end",
    "currency_options.*.unit_amount_decimal": "the exact amount; unit_amount goes",
    recurring: "null is a price that is paid once",
    "tiers.flat_amount_decimal": "the exact amount; flat_amount goes",
    "tiers.unit_amount_decimal": "the exact amount; unit_amount goes",
    "tiers.up_to": "null is without end",
    tiers_mode: "graduated or volume",
    transform_quantity: "null is a price for one unit",
    unit_amount_decimal: "the exact amount; unit_amount goes",
  },
  refund: {
    charge: "what it refunds",
    status: "null is a refund without a status",
  },
  subscription: {
    cancel_at: "null is not scheduled to end: flexible billing sets nothing else",
    canceled_at: "null was never canceled",
    ended_at: "null has not ended",
    pause_collection: "null is not paused",
    status_details: "when it paused",
    test_clock: "null is a subscription in the account's own time",
    trial_end: "null is without a trial",
    trial_start: "null is without a trial",
  },
  subscription_item: {
    quantity: "absent is billed by usage",
  },
};
