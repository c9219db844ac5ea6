import type { ChargeFacts } from "../../metrics/dossier/charge-facts.js";
import {
  flag,
  idOf,
  isJson,
  nested,
  requiredSeconds,
  requiredText,
  requiredWhole,
  statedText,
  text,
  whole,
  type Json,
} from "./json.js";
import { everyPart, partsIn, type PartParser } from "./parts.js";
import { refundFacts } from "./refund.js";

/**
 * Reads a charge of any API version, with its refunds if they are expanded.
 *
 * @param parse for the refunds
 * @throws UnreadableObject
 */
export function chargeFacts(json: Json, parse: PartParser = everyPart): ChargeFacts {
  const status = statusOf(json);
  return {
    id: requiredText(json, "id", "charge"),
    customerId: customerIdOf(json),
    createdSeconds: requiredSeconds(json, "created", "charge"),
    currency: requiredText(json, "currency", "charge").toLowerCase(),
    status,
    amountMinor: status === "succeeded" ? amountTaken(json) : 0,
    attemptedMinor: whole(json, "amount", "charge") ?? 0,
    failureCode: text(json["failure_code"]),
    isCard: isCard(json),
    failureTransactionId: idOf(json["failure_balance_transaction"]),
    paymentIntentId: idOf(json["payment_intent"]),
    invoiceId: idOf(json["invoice"]),
    // Older versions contain the dispute's id instead.
    isDisputed: flag(json, "disputed", "charge") || idOf(json["dispute"]) !== null,
    refunds: partsIn(json, "refunds", "charge", parse, refundFacts),
  };
}

/** The earliest versions have `paid` for `succeeded`, or a flag instead of a status. */
function statusOf(json: Json): string {
  const status = statedText(json, "status", "charge") ?? (flag(json, "paid", "charge") ? "paid" : "failed");
  return status === "paid" ? "succeeded" : status;
}

/** The earliest versions have `card`, older ones `source`, for `payment_method_details`. */
function isCard(json: Json): boolean {
  const type = text(nested(json, "payment_method_details")["type"]) ?? text(nested(json, "source")["object"]);
  return type === null ? isJson(json["card"]) : cards.has(type);
}

const cards: ReadonlySet<string> = new Set(["card", "card_present", "interac_present"]);

function customerIdOf(json: Json): string | null {
  const id = idOf(json["customer"]);
  return id?.startsWith("gcus_") ? null : id;
}

/** Returns the captured amount. An amount that is only authorised counts 0. */
function amountTaken(json: Json): number {
  const captured = whole(json, "amount_captured", "charge");
  if (captured !== null) return captured;
  return isUncaptured(json) ? 0 : requiredWhole(json, "amount", "charge");
}

/** Old versions have no such field: each charge was captured. */
function isUncaptured(json: Json): boolean {
  return json["captured"] !== undefined && json["captured"] !== null && !flag(json, "captured", "charge");
}
