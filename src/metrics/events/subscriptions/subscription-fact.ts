import type { SubscriptionState } from "../../timeline/states.js";
import type { EventCore } from "../event-record.js";

/** A fact of a subscription apart from its MRR. */
export interface SubscriptionFact extends EventCore {
  /** The subscription after the fact. */
  readonly state: SubscriptionState;
  /** When the subscription will end, if the fact concerns its end. */
  readonly cancelAtSeconds?: number;
}

/** A subscription's state after a change that an event contains. */
export interface RecordedState extends SubscriptionState {
  readonly eventSeconds: number;
}

export function isRecorded(state: SubscriptionState): state is RecordedState {
  return state.eventSeconds !== undefined;
}

/** Returns a fact from the event that produced a state. */
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
