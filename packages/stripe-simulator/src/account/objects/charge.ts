import type { Card } from "../params/customer.js";
import type { Charge } from "../types.js";
import type { Origin } from "./origin.js";

export interface NewCharge {
  /** Minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly description: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly card: Card;
  readonly paymentIntent: string;
  readonly paymentMethod: string | null;
}

/** https://docs.stripe.com/api/charges/object: succeeded, or failed if the card declines. */
export function newCharge(params: NewCharge, origin: Origin): Charge {
  const { card, amountMinor } = params;
  const isPaid = card.declineCode === null;
  return {
    id: origin.ids("charge"),
    object: "charge",
    amount: amountMinor,
    amount_captured: isPaid ? amountMinor : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: isPaid ? origin.ids("balanceTransaction") : null,
    billing_details: {
      address: { city: null, country: card.country, line1: null, line2: null, postal_code: null, state: null },
      email: params.email,
      name: params.name,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: null,
    captured: isPaid,
    created: origin.nowSeconds,
    currency: params.currency,
    customer: params.customer,
    description: params.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: isPaid ? null : "card_declined",
    failure_message: isPaid ? null : "Your card was declined.",
    fraud_details: {},
    livemode: origin.livemode,
    metadata: {},
    on_behalf_of: null,
    outcome: outcomeOf(card),
    paid: isPaid,
    payment_intent: params.paymentIntent,
    payment_method: params.paymentMethod,
    payment_method_details: { card: cardDetails(card, amountMinor), type: "card" },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: isPaid ? "succeeded" : "failed",
    transfer_data: null,
    transfer_group: null,
  };
}

function outcomeOf(card: Card): Charge["outcome"] {
  const isPaid = card.declineCode === null;
  return {
    advice_code: isPaid ? null : "try_again_later",
    network_advice_code: null,
    network_decline_code: null,
    network_status: isPaid ? "approved_by_network" : "declined_by_network",
    reason: card.declineCode,
    risk_level: "normal",
    seller_message: isPaid ? "Payment complete." : "The bank declined this payment.",
    type: isPaid ? "authorized" : "issuer_declined",
  };
}

function cardDetails(
  card: Card,
  amountMinor: number,
): NonNullable<NonNullable<Charge["payment_method_details"]>["card"]> {
  return {
    amount_authorized: card.declineCode === null ? amountMinor : null,
    authorization_code: null,
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    funding: "credit",
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_transaction_id: null,
    regulated_status: null,
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}
