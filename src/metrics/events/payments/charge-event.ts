import type { ChargeFacts } from "../../dossier/charge-facts.js";
import type { PaymentInput } from "./payment-input.js";
import { eventRecord, type EventCore, type LifecycleEvent } from "../event-record.js";

/** The fields that refunds and disputes share. */
interface OfCharge {
  readonly id: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly reason: string | null;
}

/** Returns an event about a refund or dispute of a charge, with the charge's invoice if it has one. */
export function chargeEvent(
  charge: ChargeFacts,
  { id, currency, amountMinor, reason }: OfCharge,
  core: Omit<EventCore, "key">,
  { frame, invoiceCharges }: PaymentInput,
): LifecycleEvent {
  return eventRecord(
    frame,
    { ...core, key: id },
    {
      subscription_id: invoiceCharges.invoiceOf(charge)?.subscriptionId ?? null,
      invoice_id: invoiceCharges.invoiceIdOf(charge) ?? null,
      object_id: id,
      currency,
      amount: amountMinor,
      reason,
    },
  );
}
