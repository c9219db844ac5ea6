import type { InvoiceFacts, PaidPayment } from "../../metrics/dossier/invoice-facts.js";
import { discountsOf } from "./discount.js";
import {
  flag,
  idOf,
  isJson,
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
import { everyPart, partsIn, type PartParser } from "./parts.js";

/**
 * Reads an invoice of any API version.
 *
 * @param parse for the payments
 * @throws UnreadableObject
 */
export function invoiceFacts(json: Json, parse: PartParser = everyPart): InvoiceFacts {
  const transitions = part(json, "status_transitions", "invoice");
  const lines = objects(json, "lines", "invoice");
  const amountDueMinor = requiredWhole(json, "amount_due", "invoice");
  const amountPaidMinor = whole(json, "amount_paid", "invoice") ?? 0;
  const besides = paidBesides(json, amountDueMinor, amountPaidMinor);
  const payments = partsIn(json, "payments", "invoice", parse, ({ payment }) => (isJson(payment) ? payment : {}));
  const paidPayments = partsIn(json, "payments", "invoice", parse, paidPayment);
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
    amountPaidMinor: amountPaidMinor + besides,
    amountPaidOffStripeMinor:
      whole(json, "amount_paid_off_stripe", "invoice") ?? besides + total(paidPayments.filter(isOffStripe)),
    isAttempted: flag(json, "attempted", "invoice"),
    attemptCount: whole(json, "attempt_count", "invoice") ?? 0,
    nextAttemptSeconds: seconds(json, "next_payment_attempt", "invoice"),
    finalizedSeconds: seconds(transitions, "finalized_at", times) ?? seconds(json, "finalized_at", "invoice"),
    paidSeconds: seconds(transitions, "paid_at", times),
    voidedSeconds: seconds(transitions, "voided_at", times),
    uncollectibleSeconds: seconds(transitions, "marked_uncollectible_at", times),
    paidBy: [...new Set([...payments, json].flatMap((payment) => paymentId(payment) ?? []))],
    paidPayments,
    failureCode: failureCodeOf([json, ...payments]),
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

/**
 * Returns what was paid outside of Stripe in addition to `amount_paid`: before basil, a flag showed that the rest was.
 * Since basil, `amount_paid` contains it, and the flag is gone:
 * https://docs.stripe.com/changelog/basil/2025-03-31/add-support-for-multiple-partial-payments-on-invoices
 */
function paidBesides(json: Json, due: number, paid: number): number {
  return json["status"] === "paid" && flag(json, "paid_out_of_band", "invoice") ? Math.max(0, due - paid) : 0;
}

/** Reads an InvoicePayment of basil or later; undefined: nothing was paid. @throws UnreadableObject */
function paidPayment(json: Json): PaidPayment | undefined {
  if (json["status"] !== "paid") return undefined;
  return {
    amountMinor: whole(json, "amount_paid", "invoice payment") ?? 0,
    paidSeconds: seconds(nested(json, "status_transitions"), "paid_at", "invoice payment's status_transitions"),
    isOffStripe: nested(json, "payment")["type"] === "payment_record",
  };
}

function isOffStripe(payment: PaidPayment): boolean {
  return payment.isOffStripe;
}

function total(payments: readonly PaidPayment[]): number {
  return payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** Returns the payment's intent, or its charge. An invoice before basil contains its only payment itself. */
function paymentId(json: Json): string | null {
  return idOf(json["payment_intent"]) ?? idOf(json["charge"]);
}

/** Returns a code only if the caller expanded the payment: by default, Stripe returns only its id. */
function failureCodeOf(holders: readonly Json[]): string | null {
  for (const holder of holders) {
    const error = nested(nested(holder, "payment_intent"), "last_payment_error");
    const code = text(error["decline_code"]) ?? text(error["code"]) ?? text(nested(holder, "charge")["failure_code"]);
    if (code !== null) return code;
  }
  return null;
}
