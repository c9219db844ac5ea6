import type { InvoiceFacts } from "../../dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../../dossier/subscription-facts.js";
import type { ValuationContext } from "../../mrr/valuation-context.js";
import { pausedSince } from "../../timeline/counted-span.js";
import type { SubscriptionState } from "../../timeline/states.js";
import type { Span } from "../../timeline/timeline.js";
import type { Recordings } from "../recordings.js";
import { isRecorded, recordedFact, type SubscriptionFact, type RecordedState } from "./subscription-fact.js";

/** The inputs of a pause, besides the subscription. */
export interface PauseContext {
  /** Returns the invoices that bill a subscription. */
  readonly invoicesOf: (subscriptionId: string) => readonly InvoiceFacts[];
  readonly span: Span;
  readonly recordings: Recordings;
  readonly valuing: ValuationContext;
}

/**
 * Returns pauses and resumptions of collection and of the subscription itself
 * (https://docs.stripe.com/billing/subscriptions/pause-payment).
 * A pause of collection counts whatever its behavior for invoices, so MRR may stay the same.
 * The end of a paused subscription is not a resumption.
 */
export function pauseFacts(states: readonly SubscriptionState[], context: PauseContext): SubscriptionFact[] {
  return states.flatMap((state, index) =>
    isRecorded(state) ? (factsOf(state, states[index - 1]) ?? []) : (listed(state, context) ?? []),
  );
}

function factsOf(state: RecordedState, previous: SubscriptionState | undefined): SubscriptionFact | undefined {
  const { facts, eventSeconds } = state;
  const wasPaused = previous !== undefined && isPaused(previous.facts);
  if (facts.endedSeconds !== null || isPaused(facts) === wasPaused) return undefined;
  if (wasPaused) return recordedFact("subscription_resumed", `${facts.id}:${eventSeconds}`, eventSeconds, state);
  // A list shows the object's own time too, so both give the same id.
  const atSeconds = facts.status === "paused" ? (facts.pausedSeconds ?? eventSeconds) : eventSeconds;
  return recordedFact("subscription_paused", `${facts.id}:${atSeconds}`, atSeconds, state);
}

function listed(state: SubscriptionState, context: PauseContext): SubscriptionFact | undefined {
  const { facts } = state;
  if (facts.endedSeconds !== null || !isPaused(facts)) return undefined;
  const { fromSeconds, asOfSeconds } = context.span;
  const invoices = context.invoicesOf(facts.id).filter(({ createdSeconds }) => createdSeconds < fromSeconds);
  const beforeSeconds = facts.createdSeconds < fromSeconds ? fromSeconds : asOfSeconds + 1;
  const { seconds, isExact } = pausedSince(facts, invoices, beforeSeconds, context.valuing);
  const recording = context.recordings({
    objectId: facts.id,
    statedSeconds: Math.max(facts.createdSeconds, seconds),
    eventTypes: [],
  });
  return (
    recording && {
      type: "subscription_paused",
      key: `${facts.id}:${seconds}`,
      occurredSeconds: seconds,
      recordedSeconds: recording.recordedSeconds,
      source: isExact ? "list" : "history",
      precision: isExact ? "exact" : "inferred",
      state,
    }
  );
}

function isPaused({ status, pauseBehavior }: SubscriptionFacts): boolean {
  return status === "paused" || pauseBehavior !== null;
}
