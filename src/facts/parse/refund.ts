import type { RefundFacts } from "../../metrics/dossier/charge-facts.js";
import { requiredSeconds, requiredText, requiredWhole, statedText, text, type Json } from "./json.js";

/**
 * Reads a refund of any API version. A refund without a status succeeded: in those versions there were no others.
 *
 * @throws UnreadableObject
 */
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
