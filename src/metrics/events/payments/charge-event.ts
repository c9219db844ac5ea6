import type { ChargeFacts } from "../../dossier/charge-facts.js";
import type { PaymentInput } from "./payment-input.js";
import { eventRecord, type EventCore, type LifecycleEvent } from "../event-record.js";

/** What refunds and disputes have in common. */
interface OfCharge {
  readonly id: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly reason: string | null;
}

/** An event about a refund or dispute of a charge, with the invoice that the charge pays, where it pays one. */
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
