import { paidOn } from "../../customer/ltv.js";
import type { SubscriptionFacts } from "../../dossier/subscription-facts.js";
import { invoicesBySubscription } from "../../dossier/invoices-by-subscription.js";
import { statesOf } from "../../timeline/states.js";
import { iso } from "../../time.js";
import { contractColumns } from "../contract-columns.js";
import { eventRecord, type LifecycleEvent } from "../event-record.js";
import type { LifecycleInput } from "../lifecycle-input.js";
import { recordingsIn } from "../recordings.js";
import { conversionOf, expiryOf, type Conversion, type Expiry } from "./trial-outcome.js";
import { trialsOf, type Trial } from "./trials.js";

/** Returns the events of the trials of the customer's subscriptions. */
export function trialEvents(input: LifecycleInput): LifecycleEvent[] {
  const { dossier, valuing, span, timelines } = input;
  const recordings = recordingsIn(dossier.changes, span);
  const owedSince = (facts: SubscriptionFacts) => valuing.debts.owedSince(facts, span.asOfSeconds);
  const invoicesOf = invoicesBySubscription(dossier.invoices);
  return timelines.flatMap((points) => {
    const states = statesOf(points);
    return trialsOf(points).flatMap((trial) => {
      const own = invoicesOf(trial.point.facts.id);
      // A trial that was shortened to zero length has no outcome, because the subscription no longer shows it.
      const hasOutcome = trial.finalEndSeconds > trial.startSeconds;
      const conversion = hasOutcome ? conversionOf(trial, points, own, recordings) : undefined;
      const expiry = hasOutcome ? expiryOf(trial, states, own, recordings, owedSince) : undefined;
      return [
        trialStarted(trial, input),
        ...(conversion ? [trialConverted(trial, conversion, input)] : []),
        ...(expiry ? [trialExpired(trial, expiry, input)] : []),
      ];
    });
  });
}

function trialStarted(trial: Trial, input: LifecycleInput): LifecycleEvent {
  const { startSeconds, endSeconds, recordedSeconds, source, point } = trial;
  const core = {
    type: "trial_started",
    key: keyOf(trial),
    occurredSeconds: startSeconds,
    recordedSeconds,
    source,
    precision: "exact" as const,
  };
  return eventRecord(input.frame, core, {
    subscription_id: point.facts.id,
    currency: point.facts.currency,
    trial_days: Math.round((endSeconds - startSeconds) / 86_400),
    trial_ends_at: iso(endSeconds),
    ...contractColumns(point.mrrState.terms, input),
  });
}

function trialConverted(trial: Trial, conversion: Conversion, input: LifecycleInput): LifecycleEvent {
  const { invoice, terms, occurredSeconds, recordedSeconds, source } = conversion;
  const core = {
    type: "trial_converted",
    key: keyOf(trial),
    occurredSeconds,
    recordedSeconds,
    source,
    precision: "exact" as const,
  };
  return eventRecord(input.frame, core, {
    subscription_id: trial.point.facts.id,
    invoice_id: invoice.id,
    currency: invoice.currency,
    amount: paidOn(invoice),
    ...contractColumns(terms, input),
  });
}

function trialExpired(trial: Trial, expiry: Expiry, input: LifecycleInput): LifecycleEvent {
  const { state, occurredSeconds, recordedSeconds, source } = expiry;
  const core = {
    type: "trial_expired",
    key: keyOf(trial),
    occurredSeconds,
    recordedSeconds,
    source,
    precision: "exact" as const,
  };
  return eventRecord(input.frame, core, {
    subscription_id: state.facts.id,
    currency: state.facts.currency,
    ...contractColumns(state.terms, input),
  });
}

function keyOf({ point, startSeconds }: Trial): string {
  return `${point.facts.id}:${startSeconds}`;
}
