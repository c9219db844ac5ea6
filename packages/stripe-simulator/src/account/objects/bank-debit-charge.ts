import type { BankAccount } from "../params/customer.js";
import type { Charge } from "../types.js";
import { baseCharge, type ChargePurpose } from "./base-charge.js";
import type { Origin } from "./origin.js";

export interface NewBankDebitCharge extends ChargePurpose {
  readonly account: BankAccount;
}

/**
 * https://docs.stripe.com/api/charges/object: an ACH debit that waits for the bank. `paid` and `captured` of a pending
 * debit are inferred.
 */
export function newBankDebitCharge(params: NewBankDebitCharge, origin: Origin): Charge {
  const { account, amountMinor } = params;
  return {
    ...baseCharge(params, { id: origin.ids("bankPayment"), country: account.country }, origin),
    amount_captured: amountMinor,
    balance_transaction: origin.ids("balanceTransaction"),
    captured: true,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: "approved_by_network",
      reason: null,
      risk_level: "not_assessed",
      seller_message: "Payment complete.",
      type: "authorized",
    },
    payment_method_details: {
      type: "us_bank_account",
      us_bank_account: {
        account_holder_type: "individual",
        account_type: "checking",
        bank_name: "STRIPE TEST BANK",
        fingerprint: null,
        last4: account.last4,
        payment_reference: null,
        routing_number: "110000000",
      },
    },
    status: "pending",
  };
}
