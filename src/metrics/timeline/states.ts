import type { Point } from "./point.js";
import type { Term } from "./mrr-state.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/** A subscription as it stood from a moment on. */
export interface SubscriptionState {
  readonly facts: SubscriptionFacts;
  readonly terms: readonly Term[];
  /** When Stripe recorded the change to it; undefined: it stood like this where the changes begin. */
  readonly eventSeconds: number | undefined;
}

/**
 * What a timeline knows of a subscription beside its MRR: how it stood where the changes begin, and as each change left it. What was
 * inferred of the time before shows no states.
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
