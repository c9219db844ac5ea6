import type { SubscriptionFacts } from "../../dossier/subscription-facts.js";
import { scheduledEnd } from "../../mrr/counting.js";
import type { SubscriptionState } from "../../timeline/states.js";
import type { Recordings } from "../recordings.js";
import { isRecorded, recordedFact, type SubscriptionFact, type RecordedState } from "./subscription-fact.js";

/**
 * Cancellations that were scheduled and taken back. A schedule is known by when it ends the subscription and when it was requested: both
 * stay on the object, so that a list and an event name the same one. Another date, or another request, is another schedule, which takes
 * the place of the former without a revocation.
 */
export function cancellationFacts(states: readonly SubscriptionState[], recordings: Recordings): SubscriptionFact[] {
  return states.flatMap((state, index) =>
    isRecorded(state) ? factsOf(state, states[index - 1]) : (listed(state, recordings) ?? []),
  );
}

interface Schedule {
  readonly endSeconds: number;
  /** null: Stripe doesn't say. */
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

/** undefined: no schedule, or its request has no time: only an event tells such a one. */
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

/** The end of a subscription that was cancelled at once has no request before it. */
function endedBySchedule(facts: SubscriptionFacts, endedSeconds: number): Schedule | undefined {
  const { status, cancelRequestedSeconds: requestedSeconds } = facts;
  if (status !== "canceled" || requestedSeconds === null || requestedSeconds >= endedSeconds) return undefined;
  return { endSeconds: scheduledEnd(facts) ?? endedSeconds, requestedSeconds };
}

function isSame(a: Schedule | undefined, b: Schedule): boolean {
  return a?.endSeconds === b.endSeconds && a.requestedSeconds === b.requestedSeconds;
}

/** Where the request has no time, the event's own takes its place. */
function keyOf({ id }: SubscriptionFacts, { endSeconds, requestedSeconds }: Schedule, eventSeconds: number): string {
  return `${id}:${endSeconds}:${requestedSeconds ?? eventSeconds}`;
}
