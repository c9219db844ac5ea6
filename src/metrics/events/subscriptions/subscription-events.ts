import { statesOf, type SubscriptionState } from "../../timeline/states.js";
import { iso } from "../../time.js";
import { cancellationFacts } from "./cancellation-facts.js";
import { contractColumns } from "../contract-columns.js";
import { eventRecord, type LifecycleEvent } from "../event-record.js";
import type { LifecycleInput } from "../lifecycle-input.js";
import { pauseFacts } from "./pause-facts.js";
import { recordingsIn } from "../recordings.js";
import type { SubscriptionFact } from "./subscription-fact.js";

/** What happened to the customer's subscriptions beside their MRR and their trials. */
export function subscriptionEvents(input: LifecycleInput): LifecycleEvent[] {
  const { dossier, valuing, span, timelines } = input;
  const recordings = recordingsIn(dossier.changes, span);
  const context = { invoices: dossier.invoices, span, recordings, valuing };
  const facts = timelines.flatMap((points) => {
    const states = lastOfEachSecond(statesOf(points));
    return [...cancellationFacts(states, recordings), ...pauseFacts(states, context)];
  });
  return onceEach(facts).map((fact) => record(fact, input));
}

function record(fact: SubscriptionFact, input: LifecycleInput): LifecycleEvent {
  const { state, cancelAtSeconds } = fact;
  return eventRecord(input.frame, fact, {
    subscription_id: state.facts.id,
    currency: state.facts.currency,
    cancel_at: iso(cancelAtSeconds),
    ...contractColumns(state.terms, input),
  });
}

/** What came and went within one second, the resolution of Stripe's times, is no fact: it would share its key with the next one. */
function lastOfEachSecond(states: readonly SubscriptionState[]): SubscriptionState[] {
  return states.filter(
    ({ eventSeconds }, index) => eventSeconds === undefined || states[index + 1]?.eventSeconds !== eventSeconds,
  );
}

/** A schedule that gives way to another and comes back, with the request of before, is the same one. */
function onceEach(facts: readonly SubscriptionFact[]): SubscriptionFact[] {
  const seen = new Set<string>();
  return facts.filter(({ type, key }) => {
    const name = `${type}|${key}`;
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}
