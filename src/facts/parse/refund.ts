import type { RefundFacts } from "../../metrics/dossier/charge-facts.js";
import { requiredSeconds, requiredText, requiredWhole, statedText, text, type Json } from "./json.js";

/** A refund as any version renders it; those without a status are of a time when there were no others but succeeded ones. @throws UnreadableObject */
export function refundFacts(json: Json): RefundFacts {
  return {
    id: requiredText(json, "id", "refund"),
    createdSeconds: requiredSeconds(json, "created", "refund"),
    currency: requiredText(json, "currency", "refund").toLowerCase(),
    amountMinor: requiredWhole(json, "amount", "refund"),
    status: statedText(json, "status", "refund") ?? "succeeded",
    reason: text(json["reason"]),
  };
}
