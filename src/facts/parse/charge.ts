import type { ChargeFacts } from "../../metrics/dossier/charge-facts.js";
import {
  flag,
  idOf,
  objects,
  requiredSeconds,
  requiredText,
  requiredWhole,
  statedText,
  text,
  whole,
  type Json,
} from "./json.js";
import { refundFacts } from "./refund.js";

/** Reads a charge of any API version, with its refunds if they are expanded. @throws UnreadableObject */
export function chargeFacts(json: Json): ChargeFacts {
  const status = statusOf(json);
  return {
    id: requiredText(json, "id", "charge"),
    customerId: customerIdOf(json),
    createdSeconds: requiredSeconds(json, "created", "charge"),
    currency: requiredText(json, "currency", "charge").toLowerCase(),
    status,
    amountMinor: status === "succeeded" ? amountTaken(json) : 0,
    failureCode: text(json["failure_code"]),
    paymentIntentId: idOf(json["payment_intent"]),
    invoiceId: idOf(json["invoice"]),
    // Older versions contain the dispute's id instead.
    isDisputed: flag(json, "disputed", "charge") || idOf(json["dispute"]) !== null,
    refunds: objects(json, "refunds", "charge").map(refundFacts),
  };
}

/** The earliest versions have `paid` for `succeeded`, or a flag instead of a status. */
function statusOf(json: Json): string {
  const status = statedText(json, "status", "charge") ?? (flag(json, "paid", "charge") ? "paid" : "failed");
  return status === "paid" ? "succeeded" : status;
}

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
