import type { Charge } from "../types.js";
import type { Origin } from "./origin.js";

/** What a charge is for, whichever payment method pays it. */
export interface ChargePurpose {
  /** Minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly description: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly paymentIntent: string;
  readonly paymentMethod: string | null;
}

interface Payer {
  readonly id: string;
  readonly country: string;
}

/** Returns the fields that all charges have in common. The payment method adds its own, and the status. */
export function baseCharge(params: ChargePurpose, { id, country }: Payer, origin: Origin): Charge {
  return {
    id,
    object: "charge",
    amount: params.amountMinor,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: {
      address: { city: null, country, line1: null, line2: null, postal_code: null, state: null },
      email: params.email,
      name: params.name,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: null,
    captured: false,
    created: origin.nowSeconds,
    currency: params.currency,
    customer: params.customer,
    description: params.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: origin.livemode,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: params.paymentIntent,
    payment_method: params.paymentMethod,
    payment_method_details: null,
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
    status: "pending",
    transfer_data: null,
    transfer_group: null,
  };
}
