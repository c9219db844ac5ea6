import type { Card } from "../params/customer.js";
import type { Charge } from "../types.js";
import { baseCharge, type ChargePurpose } from "./base-charge.js";
import type { Origin } from "./origin.js";

export interface NewCharge extends ChargePurpose {
  readonly card: Card;
}

/** https://docs.stripe.com/api/charges/object: succeeded, or failed if the card declines. */
export function newCharge(params: NewCharge, origin: Origin): Charge {
  const { card, amountMinor } = params;
  const isPaid = card.declineCode === null;
  return {
    ...baseCharge(params, { id: origin.ids("charge"), country: card.country }, origin),
    amount_captured: isPaid ? amountMinor : 0,
    balance_transaction: isPaid ? origin.ids("balanceTransaction") : null,
    captured: isPaid,
    failure_code: failureCodeOf(card.declineCode),
    failure_message: isPaid ? null : "Your card was declined.",
    outcome: outcomeOf(card),
    paid: isPaid,
    payment_method_details: { card: cardDetails(card, amountMinor), type: "card" },
    status: isPaid ? "succeeded" : "failed",
  };
}

/** Most decline codes have the error code `card_declined`. https://docs.stripe.com/error-codes */
function failureCodeOf(declineCode: string | null): string | null {
  if (declineCode === null) return null;
  return OWN_ERROR_CODES.has(declineCode) ? declineCode : "card_declined";
}

/** Decline codes that are also error codes. */
const OWN_ERROR_CODES: ReadonlySet<string> = new Set([
  "expired_card",
  "incorrect_cvc",
  "incorrect_number",
  "processing_error",
]);

/**
 * Returns true for a decline after which Stripe does not charge the card again.
 * https://docs.stripe.com/billing/revenue-recovery/smart-retries#non-retryable-decline-codes
 */
export function isHardDecline(declineCode: string): boolean {
  return HARD_DECLINES.has(declineCode);
}

const HARD_DECLINES: ReadonlySet<string> = new Set([
  "authentication_required",
  "highest_risk_level",
  "incorrect_number",
  "lost_card",
  "pickup_card",
  "revocation_of_all_authorizations",
  "revocation_of_authorization",
  "stolen_card",
  "transaction_not_allowed",
]);

function outcomeOf(card: Card): Charge["outcome"] {
  const isPaid = card.declineCode === null;
  return {
    advice_code: adviceOf(card.declineCode),
    network_advice_code: null,
    network_decline_code: null,
    network_status: isPaid ? "approved_by_network" : "declined_by_network",
    reason: card.declineCode,
    risk_level: "normal",
    seller_message: isPaid ? "Payment complete." : "The bank declined this payment.",
    type: isPaid ? "authorized" : "issuer_declined",
  };
}

function adviceOf(declineCode: string | null): string | null {
  if (declineCode === null) return null;
  return isHardDecline(declineCode) ? "do_not_try_again" : "try_again_later";
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
