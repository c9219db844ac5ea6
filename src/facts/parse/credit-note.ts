import type { CreditNoteFacts } from "../../metrics/dossier/credit-note-facts.js";
import { idOf, requiredSeconds, requiredText, requiredWhole, text, whole, type Json } from "./json.js";

/** Reads a credit note of any API version. @throws UnreadableObject */
export function creditNoteFacts(json: Json): CreditNoteFacts {
  return {
    id: requiredText(json, "id", "credit note"),
    invoiceId: idOf(json["invoice"]),
    customerId: idOf(json["customer"]),
    createdSeconds: requiredSeconds(json, "created", "credit note"),
    currency: requiredText(json, "currency", "credit note").toLowerCase(),
    amountMinor: requiredWhole(json, "amount", "credit note"),
    outOfBandMinor: whole(json, "out_of_band_amount", "credit note") ?? 0,
    status: requiredText(json, "status", "credit note"),
    reason: text(json["reason"]),
  };
}
