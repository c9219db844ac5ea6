import { idOf, type BalanceTransaction, type Charge } from "../types.js";
import type { Origin } from "./origin.js";

/** https://docs.stripe.com/api/balance_transactions/object: takes a failed debit off the balance again. */
export function newFailureTransaction(charge: Charge, origin: Origin): BalanceTransaction {
  return {
    id: origin.ids("balanceTransaction"),
    object: "balance_transaction",
    amount: -charge.amount,
    available_on: origin.nowSeconds,
    balance_type: "payments",
    created: origin.nowSeconds,
    currency: charge.currency,
    description: `Payment failure for ${idOf(charge)}`,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: -charge.amount,
    reporting_category: "charge_failure",
    source: charge.id,
    status: "available",
    type: "payment_failure_refund",
  };
}
