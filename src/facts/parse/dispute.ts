import type { DisputeFacts } from "../../metrics/dossier/charge-facts.js";
import { idOf, requiredSeconds, requiredText, requiredWhole, text, type Json } from "./json.js";

/** Reads a dispute of any API version. @throws UnreadableObject */
export function disputeFacts(json: Json): DisputeFacts {
  return {
    id: requiredText(json, "id", "dispute"),
    chargeId: idOf(json["charge"]) ?? requiredText(json, "charge", "dispute"),
    createdSeconds: requiredSeconds(json, "created", "dispute"),
    currency: requiredText(json, "currency", "dispute").toLowerCase(),
    amountMinor: requiredWhole(json, "amount", "dispute"),
    status: requiredText(json, "status", "dispute"),
    reason: text(json["reason"]),
  };
}
