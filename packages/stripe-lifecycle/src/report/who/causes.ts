import { textOf } from "../cell.js";
import { sentenceCase } from "../words.js";

/** Columns of `lifecycle_events` that say why MRR changed. */
export interface Cause {
  readonly type: string;
  readonly changeTypes: readonly string[];
  readonly reason: string | null;
  readonly feedback: string | null;
  readonly feedbackOption: string | null;
}

/** Returns the cause in a row of `lifecycle_events`. */
export function causeOf(row: Readonly<Record<string, unknown>>): Cause {
  return {
    type: String(row["event_type"]),
    changeTypes: JSON.parse(textOf(row["change_types"]) ?? "[]") as string[],
    reason: textOf(row["reason"]),
    feedback: textOf(row["feedback"]),
    feedbackOption: textOf(row["feedback_option"]),
  };
}

/** Returns why a customer's MRR ended, in words. The reasons add up to churn. */
export function churnReason(cause: Cause): string {
  if (cause.type === "subscription_cancelled") return cancellationReason(cause);
  if (cause.changeTypes.includes("unpaid")) return "Unpaid: Stripe gave up collecting";
  if (cause.changeTypes.includes("paused")) return "Paused";
  if (cause.changeTypes.includes("cancellation_requested")) return cancellationReason(cause);
  return changeReason(cause);
}

/** Returns why a customer's MRR rose or fell, in words. */
export function changeReason(cause: Cause): string {
  if (cause.type === "subscription_cancelled")
    return `One subscription ended: ${lowerFirst(cancellationReason(cause))}`;
  const words = cause.changeTypes.map((type) => changes.get(type) ?? sentenceCase(type));
  return words.length === 0 ? "Changed" : [words[0]!, ...words.slice(1).map(lowerFirst)].join(", ");
}

/** Returns why a payment failed, from its failure code, in words. */
export function failureReason(code: string | null): string {
  if (code === null) return "No reason known";
  return failureCodes.get(code) ?? sentenceCase(code);
}

function cancellationReason({ reason, feedback, feedbackOption }: Cause): string {
  if (reason !== null && reason !== "cancellation_requested") return cancellations.get(reason) ?? sentenceCase(reason);
  if (feedback !== null) return feedbacks.get(feedback) ?? sentenceCase(feedback);
  return feedbackOption === null ? "Cancelled, no reason given" : `Own answer ${feedbackOption}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const cancellations = new Map([
  ["payment_failed", "Payments failed"],
  ["payment_disputed", "Payment disputed"],
  ["canceled_by_retention_policy", "Ended by a retention policy"],
]);

/** https://docs.stripe.com/api/subscriptions/object#subscription_object-cancellation_details-feedback */
const feedbacks = new Map([
  ["customer_service", "Customer service"],
  ["switched_service", "Switched to another service"],
  ["too_complex", "Too complex"],
  ["too_expensive", "Too expensive"],
  ["unused", "Not used"],
  ["other", "Another reason"],
]);

const changes = new Map([
  ["started", "Another subscription"],
  ["plan", "Price changed"],
  ["interval", "Billing interval changed"],
  ["discount", "Discount changed"],
  ["quantity", "Quantity changed"],
  ["trialing", "A trial was given"],
]);

/** https://docs.stripe.com/error-codes and https://docs.stripe.com/declines/codes */
const failureCodes = new Map([
  ["authentication_required", "The customer must confirm the payment"],
  ["do_not_honor", "Refused by the bank, without a reason"],
  ["generic_decline", "Refused by the bank, without a reason"],
  ["incorrect_cvc", "Incorrect security code"],
  ["invalid_cvc", "Incorrect security code"],
  ["lost_card", "Card reported as lost"],
  ["stolen_card", "Card reported as stolen"],
  ["pickup_card", "Card blocked by the bank"],
  ["try_again_later", "Refused for now"],
  ["debit_not_authorized", "Debit not authorised by the customer"],
]);
