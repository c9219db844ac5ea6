import type { CreditNoteFacts, RecordRefund } from "../../metrics/dossier/credit-note-facts.js";
import { idOf, part, requiredSeconds, requiredText, requiredWhole, text, whole, type Json } from "./json.js";
import { everyPart, partsIn, type PartParser } from "./parts.js";

/**
 * Reads a credit note of any API version.
 *
 * @param parse for the refunds
 * @throws UnreadableObject
 */
export function creditNoteFacts(json: Json, parse: PartParser = everyPart): CreditNoteFacts {
  return {
    id: requiredText(json, "id", "credit note"),
    invoiceId: idOf(json["invoice"]),
    customerId: idOf(json["customer"]),
    createdSeconds: requiredSeconds(json, "created", "credit note"),
    currency: requiredText(json, "currency", "credit note").toLowerCase(),
    amountMinor: requiredWhole(json, "amount", "credit note"),
    outOfBandMinor: whole(json, "out_of_band_amount", "credit note") ?? 0,
    recordRefunds: partsIn(json, "refunds", "credit note", parse, recordRefund),
    status: requiredText(json, "status", "credit note"),
    reason: text(json["reason"]),
  };
}

/**
 * Reads the refund of a payment record; undefined: a Refund object, which charges contain.
 * https://docs.stripe.com/api/credit_notes/object#credit_note_object-refunds
 */
function recordRefund(json: Json): RecordRefund | undefined {
  const kind = "credit note's refund";
  if (json["type"] !== "payment_record_refund") return undefined;
  const record = part(json, "payment_record_refund", kind);
  return {
    id: `${requiredText(record, "payment_record", kind)}:${requiredText(record, "refund_group", kind)}`,
    amountMinor: requiredWhole(json, "amount_refunded", kind),
  };
}
