import type { RefundCharge } from "../params/payment.js";
import { idOf, type Charge, type Refund } from "../types.js";
import type { Origin } from "./origin.js";

/**
 * https://docs.stripe.com/api/refunds/object: a card refund. It succeeds immediately unless `params` make it pending.
 */
export function newRefund(charge: Charge, amountMinor: number, params: RefundCharge, origin: Origin): Refund {
  return {
    id: origin.ids("refund"),
    object: "refund",
    amount: amountMinor,
    balance_transaction: origin.ids("balanceTransaction"),
    charge: charge.id,
    created: origin.nowSeconds,
    currency: charge.currency,
    customer: charge.customer && idOf(charge.customer),
    customer_account: null,
    destination_details: { card: { type: "refund" }, type: "card" },
    metadata: {},
    payment_intent: charge.payment_intent && idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    ...(params.status === "pending" && { pending_reason: "processing" }),
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: params.status ?? "succeeded",
    transfer_reversal: null,
  };
}
