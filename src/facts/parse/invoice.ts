import type { InvoiceFacts } from "../../metrics/dossier/invoice-facts.js";
import { discountsOf } from "./discount.js";
import {
  flag,
  idOf,
  nested,
  objects,
  part,
  requiredSeconds,
  requiredText,
  requiredWhole,
  seconds,
  statedText,
  text,
  whole,
  type Json,
} from "./json.js";
import { lineFacts } from "./line.js";

/** Reads an invoice of any API version. @throws UnreadableObject */
export function invoiceFacts(json: Json): InvoiceFacts {
  const transitions = part(json, "status_transitions", "invoice");
  const lines = objects(json, "lines", "invoice");
  const amountDueMinor = requiredWhole(json, "amount_due", "invoice");
  const amountPaidMinor = whole(json, "amount_paid", "invoice") ?? 0;
  const subscriptionId =
    idOf(part(part(json, "parent", "invoice"), "subscription_details", "invoice's parent")["subscription"]) ??
    idOf(json["subscription"]);
  return {
    id: requiredText(json, "id", "invoice"),
    customerId: idOf(json["customer"]),
    subscriptionId,
    createdSeconds: requiredSeconds(json, "created", "invoice"),
    currency: requiredText(json, "currency", "invoice").toLowerCase(),
    status: statusOf(json),
    billingReason: text(json["billing_reason"]),
    amountDueMinor,
    amountPaidMinor,
    amountPaidOffStripeMinor: paidOffStripe(json, amountDueMinor, amountPaidMinor),
    isAttempted: flag(json, "attempted", "invoice"),
    attemptCount: whole(json, "attempt_count", "invoice") ?? 0,
    nextAttemptSeconds: seconds(json, "next_payment_attempt", "invoice"),
    finalizedSeconds: seconds(transitions, "finalized_at", times) ?? seconds(json, "finalized_at", "invoice"),
    paidSeconds: seconds(transitions, "paid_at", times),
    voidedSeconds: seconds(transitions, "voided_at", times),
    uncollectibleSeconds: seconds(transitions, "marked_uncollectible_at", times),
    paidBy: paidBy(json),
    failureCode: failureCodeOf(json),
    discounts: [json, ...lines].flatMap(discountsOf).filter(({ couponId }) => couponId !== null),
    lines: lines.flatMap((line) => lineFacts(line, subscriptionId) ?? []),
  };
}

const times = "invoice's status_transitions";

/** A deleted draft is `{id, deleted: true}`. Before 2018, an invoice had flags instead of a status. */
function statusOf(json: Json): string {
  if (flag(json, "deleted", "invoice")) return "deleted";
  return statedText(json, "status", "invoice") ?? (flag(json, "paid", "invoice") ? "paid" : "draft");
}

/** Versions before dahlia have only a flag for a payment out of band. It covered the rest of the invoice. */
function paidOffStripe(json: Json, due: number, paid: number): number {
  const stated = whole(json, "amount_paid_off_stripe", "invoice");
  if (stated !== null) return stated;
  return json["status"] === "paid" && flag(json, "paid_out_of_band", "invoice") ? Math.max(0, due - paid) : 0;
}

/**
 * Returns the ids of the invoice's payments: since basil all of them, if the caller expanded them; before, the only
 * one.
 */
function paidBy(json: Json): string[] {
  const payments = [...objects(json, "payments", "invoice").map((payment) => nested(payment, "payment")), json];
  return [...new Set(payments.flatMap((payment) => idOf(payment["payment_intent"]) ?? idOf(payment["charge"]) ?? []))];
}

/** Returns a code only if the caller expanded the payment: by default, Stripe returns only its id. */
function failureCodeOf(json: Json): string | null {
  const payments = objects(json, "payments", "invoice").map((payment) => nested(payment, "payment"));
  for (const holder of [json, ...payments]) {
    const error = nested(nested(holder, "payment_intent"), "last_payment_error");
    const code = text(error["decline_code"]) ?? text(error["code"]) ?? text(nested(holder, "charge")["failure_code"]);
    if (code !== null) return code;
  }
  return null;
}
