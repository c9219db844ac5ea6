import type { SubscriptionState } from "../../timeline/states.js";
import type { EventCore } from "../event-record.js";

/** Something that happened to a subscription beside its MRR. */
export interface SubscriptionFact extends EventCore {
  /** The subscription as the fact left it. */
  readonly state: SubscriptionState;
  /** When the subscription is to end, where the fact is about that. */
  readonly cancelAtSeconds?: number;
}

/** A change of a subscription, told by an event. */
export interface RecordedState extends SubscriptionState {
  readonly eventSeconds: number;
}

export function isRecorded(state: SubscriptionState): state is RecordedState {
  return state.eventSeconds !== undefined;
}

/** What an event tells about the subscription that it leaves behind. */
export function recordedFact(
  type: string,
  key: string,
  occurredSeconds: number,
  state: RecordedState,
): SubscriptionFact & { readonly precision: "exact" } {
  return {
    type,
    key,
    occurredSeconds,
    recordedSeconds: state.eventSeconds,
    source: "event",
    precision: "exact",
    state,
  };
}
