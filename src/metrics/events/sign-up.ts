import { smallest } from "../extremes.js";
import type { Dossier } from "../dossier/dossier.js";
import { eventRecord, type EventFrame, type LifecycleEvent } from "./event-record.js";

/**
 * Emits user_signed_up. A deleted customer may have no creation date.
 * Then its oldest object gives the latest possible time of the sign-up.
 */
export function signUp({ customer, subscriptions, invoices, changes }: Dossier, frame: EventFrame): LifecycleEvent[] {
  const traces = [...subscriptions, ...invoices].map(({ createdSeconds }) => createdSeconds);
  const isKnown = customer.createdSeconds !== null;
  const occurredSeconds = customer.createdSeconds ?? smallest(traces);
  if (occurredSeconds === undefined) return [];
  const created = changes.find(({ type }) => type === "customer_created");
  const core = {
    type: "user_signed_up",
    key: customer.id,
    occurredSeconds,
    recordedSeconds: created?.createdSeconds ?? occurredSeconds,
    source: isKnown ? ("list" as const) : ("history" as const),
    precision: isKnown ? ("exact" as const) : ("inferred" as const),
  };
  return [eventRecord(frame, core, {})];
}
