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
export interface ToldState extends SubscriptionState {
  readonly toldSeconds: number;
}

export function isTold(state: SubscriptionState): state is ToldState {
  return state.toldSeconds !== undefined;
}

/** What an event tells about the subscription that it leaves behind. */
export function toldFact(
  type: string,
  key: string,
  occurredSeconds: number,
  state: ToldState,
): SubscriptionFact & { readonly precision: "exact" } {
  return { type, key, occurredSeconds, recordedSeconds: state.toldSeconds, source: "event", precision: "exact", state };
}
