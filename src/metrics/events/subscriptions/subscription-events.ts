import { invoicesBySubscription } from "../../dossier/invoices-by-subscription.js";
import { statesOf, type SubscriptionState } from "../../timeline/states.js";
import { iso } from "../../time.js";
import { cancellationFacts } from "./cancellation-facts.js";
import { contractColumns } from "../contract-columns.js";
import { eventRecord, type LifecycleEvent } from "../event-record.js";
import type { LifecycleInput } from "../lifecycle-input.js";
import { pauseFacts } from "./pause-facts.js";
import { recordingsIn } from "../recordings.js";
import type { SubscriptionFact } from "./subscription-fact.js";

/** Returns the events of the customer's subscriptions apart from MRR and trials. */
export function subscriptionEvents(input: LifecycleInput): LifecycleEvent[] {
  const { dossier, valuing, span, timelines } = input;
  const recordings = recordingsIn(dossier.changes, span);
  const context = { invoicesOf: invoicesBySubscription(dossier.invoices), span, recordings, valuing };
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

/**
 * Returns the last state of each second, the resolution of Stripe's times.
 * A change that is undone within the second is no fact. It would share its key with the next one.
 */
function lastOfEachSecond(states: readonly SubscriptionState[]): SubscriptionState[] {
  return states.filter(
    ({ eventSeconds }, index) => eventSeconds === undefined || states[index + 1]?.eventSeconds !== eventSeconds,
  );
}

/** Returns each fact once. A schedule that is replaced and returns with its first request is the same fact. */
function onceEach(facts: readonly SubscriptionFact[]): SubscriptionFact[] {
  const seen = new Set<string>();
  return facts.filter(({ type, key }) => {
    const name = `${type}|${key}`;
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}
