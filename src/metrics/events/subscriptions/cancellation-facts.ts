import type { SubscriptionFacts } from "../../dossier/subscription-facts.js";
import { scheduledEnd } from "../../mrr/counting.js";
import type { SubscriptionState } from "../../timeline/states.js";
import type { Recordings } from "../recordings.js";
import { isRecorded, recordedFact, type SubscriptionFact, type RecordedState } from "./subscription-fact.js";

/**
 * Returns the cancellations that were scheduled or revoked.
 * A schedule is identified by the subscription's end and the time of the request.
 * Both stay on the object, so a list and an event identify the same schedule.
 * Another date or another request is a new schedule. It replaces the previous one without a revocation.
 */
export function cancellationFacts(states: readonly SubscriptionState[], recordings: Recordings): SubscriptionFact[] {
  return states.flatMap((state, index) =>
    isRecorded(state) ? factsOf(state, states[index - 1]) : (listed(state, recordings) ?? []),
  );
}

interface Schedule {
  readonly endSeconds: number;
  /** null: Stripe does not show it. */
  readonly requestedSeconds: number | null;
}

function factsOf(state: RecordedState, previous: SubscriptionState | undefined): SubscriptionFact[] {
  const { facts, eventSeconds } = state;
  if (facts.endedSeconds !== null) return [];
  const before = previous && scheduleOf(previous.facts);
  const after = scheduleOf(facts);
  if (after && !isSame(before, after)) {
    const key = keyOf(facts, after, eventSeconds);
    const fact = recordedFact(
      "subscription_cancellation_scheduled",
      key,
      after.requestedSeconds ?? eventSeconds,
      state,
    );
    return [{ ...fact, cancelAtSeconds: after.endSeconds }];
  }
  if (before && !after) {
    const key = keyOf(facts, before, eventSeconds);
    const fact = recordedFact("subscription_cancellation_revoked", key, eventSeconds, state);
    return [{ ...fact, cancelAtSeconds: before.endSeconds }];
  }
  return [];
}

/** Returns the schedule that a list shows; undefined: none, or its request has no time, so only an event shows it. */
function listed(state: SubscriptionState, recordings: Recordings): SubscriptionFact | undefined {
  const { facts } = state;
  const schedule = facts.endedSeconds === null ? scheduleOf(facts) : endedBySchedule(facts, facts.endedSeconds);
  const requestedSeconds = schedule?.requestedSeconds ?? null;
  if (!schedule || requestedSeconds === null) return undefined;
  const recording = recordings({ objectId: facts.id, statedSeconds: requestedSeconds, eventTypes: [] });
  return (
    recording && {
      ...recording,
      type: "subscription_cancellation_scheduled",
      key: keyOf(facts, schedule, requestedSeconds),
      occurredSeconds: requestedSeconds,
      precision: "exact",
      state,
      cancelAtSeconds: schedule.endSeconds,
    }
  );
}

function scheduleOf(facts: SubscriptionFacts): Schedule | undefined {
  const endSeconds = scheduledEnd(facts);
  return endSeconds === undefined ? undefined : { endSeconds, requestedSeconds: facts.cancelRequestedSeconds };
}

/** Returns the schedule that ended the subscription. An immediate cancellation has no earlier request. */
function endedBySchedule(facts: SubscriptionFacts, endedSeconds: number): Schedule | undefined {
  const { status, cancelRequestedSeconds: requestedSeconds } = facts;
  if (status !== "canceled" || requestedSeconds === null || requestedSeconds >= endedSeconds) return undefined;
  return { endSeconds: scheduledEnd(facts) ?? endedSeconds, requestedSeconds };
}

function isSame(a: Schedule | undefined, b: Schedule): boolean {
  return a?.endSeconds === b.endSeconds && a.requestedSeconds === b.requestedSeconds;
}

/** If the request has no time, the event's time replaces it. */
function keyOf({ id }: SubscriptionFacts, { endSeconds, requestedSeconds }: Schedule, eventSeconds: number): string {
  return `${id}:${endSeconds}:${requestedSeconds ?? eventSeconds}`;
}
