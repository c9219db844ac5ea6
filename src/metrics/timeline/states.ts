import type { Point } from "./point.js";
import type { Term } from "./mrr-state.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/** The state of a subscription from a moment on. */
export interface SubscriptionState {
  readonly facts: SubscriptionFacts;
  readonly terms: readonly Term[];
  /** When Stripe recorded the change; undefined: the state where the changes begin. */
  readonly eventSeconds: number | undefined;
}

/**
 * Returns the states of a subscription in a timeline: the one where the changes begin, and one after each change.
 * Inferred points of the time before are not included.
 */
export function statesOf(points: readonly Point[]): SubscriptionState[] {
  const index = points.findIndex(({ source }) => source === "event");
  const opening = points[(index < 0 ? points.length : index) - 1];
  const ofEvents = points.filter(({ source }) => source === "event");
  return [
    ...(opening ? [stateAt(opening, undefined)] : []),
    ...ofEvents.map((point) => stateAt(point, point.recordedSeconds)),
  ];
}

function stateAt({ facts, mrrState }: Point, eventSeconds: number | undefined): SubscriptionState {
  return { facts, terms: mrrState.terms, eventSeconds };
}
