import { ActionError } from "./action-error.js";
import { originOf, type Books } from "./books.js";
import { newRefund } from "./objects/refund.js";
import type { RefundCharge } from "./params/payment.js";
import { idOf, type Refund } from "./types.js";

/** Refunds a charge. The amount counts as refunded from the refund's creation on, even while the refund is pending. */
export function refundCharge(books: Books, chargeId: string, params: RefundCharge): Refund {
  const { ledger } = books;
  const charge = ledger.find("charges", chargeId);
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = params.amountMinor ?? left;
  if (amount <= 0 || amount > left) throw new ActionError(`${chargeId} has ${left} left to refund, not ${amount}.`);
  if (charge.disputed) throw new ActionError(`${chargeId} is disputed: it can't be refunded.`);
  const refund = ledger.add("refunds", newRefund(charge, amount, params, originOf(books)), "refund.created");
  const amount_refunded = charge.amount_refunded + amount;
  ledger.change("charges", chargeId, { amount_refunded, refunded: amount === left }, "charge.refunded");
  return refund;
}

/**
 * Ends a pending refund. If it fails, the charge's refunded amount shrinks again:
 * https://docs.stripe.com/refunds#failed-refunds
 */
export function settleRefund(books: Books, id: string, outcome: "succeeded" | "failed"): Refund {
  const { ledger } = books;
  const { status, charge: reference, amount } = ledger.find("refunds", id);
  if (status !== "pending") throw new ActionError(`${id} is ${status}: only a pending refund can be settled.`);
  const settled = { status: outcome, pending_reason: undefined };
  if (outcome === "succeeded") {
    return ledger.change("refunds", id, settled, "charge.refund.updated", "refund.updated");
  }
  const failure = {
    failure_reason: "expired_or_canceled_card",
    failure_balance_transaction: ledger.ids("balanceTransaction"),
  };
  const refund = ledger.change(
    "refunds",
    id,
    { ...settled, ...failure },
    "charge.refund.updated",
    "refund.updated",
    "refund.failed",
  );
  const charge = ledger.find("charges", idOf(reference!));
  const amount_refunded = charge.amount_refunded - amount;
  ledger.change("charges", charge.id, { amount_refunded, refunded: false }, "charge.updated");
  return refund;
}
