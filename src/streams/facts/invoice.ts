import type { InvoiceFacts } from "../../metrics/facts/invoice-facts.js";
import { discountsOf } from "./discount.js";
import { idOf, nested, objects, requiredText, requiredWhole, text, whole, type Json } from "./json.js";
import { lineFacts } from "./line.js";

/** An invoice as any version renders it. @throws UnreadableObject */
export function invoiceFacts(json: Json): InvoiceFacts {
  const transitions = nested(json, "status_transitions");
  const amountDueMinor = requiredWhole(json, "amount_due", "invoice");
  const amountPaidMinor = whole(json["amount_paid"]) ?? 0;
  const subscriptionId =
    idOf(nested(nested(json, "parent"), "subscription_details")["subscription"]) ?? idOf(json["subscription"]);
  return {
    id: requiredText(json, "id", "invoice"),
    customerId: idOf(json["customer"]),
    subscriptionId,
    createdSeconds: requiredWhole(json, "created", "invoice"),
    currency: requiredText(json, "currency", "invoice").toLowerCase(),
    status: statusOf(json),
    billingReason: text(json["billing_reason"]),
    amountDueMinor,
    amountPaidMinor,
    amountPaidOffStripeMinor: paidOffStripe(json, amountDueMinor, amountPaidMinor),
    isAttempted: json["attempted"] === true,
    attemptCount: whole(json["attempt_count"]) ?? 0,
    nextAttemptSeconds: whole(json["next_payment_attempt"]),
    finalizedSeconds: whole(transitions["finalized_at"] ?? json["finalized_at"]),
    paidSeconds: whole(transitions["paid_at"]),
    failureCode: failureCodeOf(json),
    discounts: [json, ...objects(json["lines"])].flatMap(discountsOf).filter(({ couponId }) => couponId !== null),
    lines: objects(json["lines"]).flatMap((line) => lineFacts(line, subscriptionId) ?? []),
  };
}

/** Drafts that are deleted leave `{id, deleted: true}`; before 2018 an invoice had flags instead of a status. */
function statusOf(json: Json): string {
  if (json["deleted"] === true) return "deleted";
  return text(json["status"]) ?? (json["paid"] === true ? "paid" : "draft");
}

/** Versions before dahlia only say that an invoice was paid out of band, which was then the rest of it. */
function paidOffStripe(json: Json, due: number, paid: number): number {
  const stated = whole(json["amount_paid_off_stripe"]);
  if (stated !== null) return stated;
  return json["status"] === "paid" && json["paid_out_of_band"] === true ? Math.max(0, due - paid) : 0;
}

/** Only where the caller expanded the payment: by default Stripe gives its id. */
function failureCodeOf(json: Json): string | null {
  const payments = objects(json["payments"]).map((payment) => nested(payment, "payment"));
  for (const holder of [json, ...payments]) {
    const error = nested(nested(holder, "payment_intent"), "last_payment_error");
    const code = text(error["decline_code"]) ?? text(error["code"]) ?? text(nested(holder, "charge")["failure_code"]);
    if (code !== null) return code;
  }
  return null;
}
