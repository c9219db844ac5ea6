import { byId } from "../../by-id.js";
import type { CreditNoteFacts } from "../../dossier/credit-note-facts.js";
import { eventRecord, type LifecycleEvent } from "../event-record.js";
import type { PaymentInput } from "./payment-input.js";

/** Emits credit_note_issued for each credit note, even if it was voided later. */
export function creditNoteEvents(input: PaymentInput): LifecycleEvent[] {
  const invoices = new Map(input.dossier.invoices.map((invoice) => [invoice.id, invoice]));
  return byId(input.dossier.creditNotes ?? []).flatMap((note) =>
    issued(note, invoices.get(note.invoiceId ?? "")?.subscriptionId ?? null, input),
  );
}

function issued(
  { id, createdSeconds: occurredSeconds, invoiceId, currency, amountMinor, reason }: CreditNoteFacts,
  subscriptionId: string | null,
  { recordingOf, frame }: PaymentInput,
): LifecycleEvent[] {
  const eventTypes = ["credit_note.created"] as const;
  const recording = recordingOf({ objectId: id, statedSeconds: occurredSeconds, eventTypes });
  if (!recording) return [];
  const core = { type: "credit_note_issued", key: id, occurredSeconds, ...recording, precision: "exact" } as const;
  const fields = {
    subscription_id: subscriptionId,
    invoice_id: invoiceId,
    object_id: id,
    currency,
    amount: amountMinor,
    reason,
  };
  return [eventRecord(frame, core, fields)];
}
