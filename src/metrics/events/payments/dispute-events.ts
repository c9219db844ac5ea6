import { byId } from "../../by-id.js";
import type { ChargeFacts, DisputeFacts } from "../../dossier/charge-facts.js";
import { chargeEvent } from "./charge-event.js";
import type { LifecycleEvent } from "../event-record.js";
import type { PaymentInput } from "./payment-input.js";

/** Emits payment_disputed for each dispute, and dispute_lost for each lost one. */
export function disputeEvents(input: PaymentInput): LifecycleEvent[] {
  const disputed = byId(input.dossier.charges ?? []).filter(({ isDisputed }) => isDisputed);
  return disputed.flatMap((charge) =>
    byId(input.valuing.references.disputesOf(charge.id) ?? []).flatMap((dispute) => [
      ...opened(charge, dispute, input),
      ...(dispute.status === "lost" ? lost(charge, dispute, input) : []),
    ]),
  );
}

function opened(charge: ChargeFacts, dispute: DisputeFacts, input: PaymentInput): LifecycleEvent[] {
  const { id: objectId, createdSeconds: occurredSeconds } = dispute;
  const eventTypes = ["charge.dispute.created"] as const;
  const recording = input.recordingOf({ objectId, statedSeconds: occurredSeconds, eventTypes });
  if (!recording) return [];
  const core = { type: "payment_disputed", occurredSeconds, ...recording, precision: "exact" } as const;
  return [chargeEvent(charge, dispute, core, input)];
}

/** A dispute does not show when it was closed. Only its event does. */
function lost(charge: ChargeFacts, dispute: DisputeFacts, input: PaymentInput): LifecycleEvent[] {
  const recording = input.recordingOf({
    objectId: dispute.id,
    statedSeconds: dispute.createdSeconds,
    eventTypes: ["charge.dispute.created", "charge.dispute.closed"],
    status: "lost",
  });
  if (!recording) return [];
  const { recordedSeconds: occurredSeconds, source } = recording;
  const precision = source === "event" ? ("exact" as const) : ("inferred" as const);
  return [chargeEvent(charge, dispute, { type: "dispute_lost", occurredSeconds, ...recording, precision }, input)];
}
