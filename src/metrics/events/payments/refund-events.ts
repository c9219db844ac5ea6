import { byId } from "../../by-id.js";
import type { ChargeFacts, RefundFacts } from "../../dossier/charge-facts.js";
import { chargeEvent } from "./charge-event.js";
import type { LifecycleEvent } from "../event-record.js";
import type { PaymentInput } from "./payment-input.js";

/** Emits payment_refunded for each succeeded refund. A refund may be pending for days before it succeeds. */
export function refundEvents(input: PaymentInput): LifecycleEvent[] {
  return byId(input.dossier.charges ?? []).flatMap((charge) =>
    byId(charge.refunds)
      .filter(({ status }) => status === "succeeded")
      .flatMap((refund) => refunded(charge, refund, input)),
  );
}

function refunded(charge: ChargeFacts, refund: RefundFacts, input: PaymentInput): LifecycleEvent[] {
  const { id: objectId, createdSeconds: occurredSeconds } = refund;
  const recording = input.recordingOf({
    objectId,
    statedSeconds: occurredSeconds,
    eventTypes: ["refund.created", "refund.updated", "charge.refund.updated"],
    status: "succeeded",
  });
  if (!recording) return [];
  return [
    chargeEvent(charge, refund, { type: "payment_refunded", occurredSeconds, ...recording, precision: "exact" }, input),
  ];
}
