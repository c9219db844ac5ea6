import { contractColumns } from "../contract-columns.js";
import { contractItems } from "./contract-items.js";
import { eventRecord, type LifecycleEvent } from "../event-record.js";
import { labelsOf } from "./ledger-labels.js";
import type { LifecycleInput } from "../lifecycle-input.js";
import { deltaOf, inLedgerOrder, movementsOf, type Movement } from "./movements.js";
import { ledgerSequence, ranksOf } from "../sequence.js";
import { transitionsOf, type Transition } from "./transitions.js";

/** Returns the ledger: one event for every change of MRR, each followed by its labels. */
export function ledgerEntries(input: LifecycleInput): LifecycleEvent[] {
  const ordered = inLedgerOrder(input.timelines.map(transitionsOf));
  const movements = movementsOf(ordered, input.valuing.options.movementWindowMinutes, input.span);
  const ranks = ranksOf(input.timelines.flatMap((points) => points.at(-1)?.facts ?? []));
  let nth = 0;
  return ordered.flatMap((transition, index) => {
    const movement = movements.get(transition) ?? null;
    nth = isSameSecond(ordered[index - 1], transition) ? nth + 1 : 0;
    const sequence = (type: string) => ledgerSequence(type, ranks.get(transition.point.facts.id) ?? 0, nth);
    return [
      ledgerEntry(transition, movement, sequence(transition.type), input),
      // A label has no delta, so nothing is counted twice.
      ...labelsOf(transition, movement).map((type) =>
        transitionRecord(type, transition, input, { sequence: sequence(type) }),
      ),
    ];
  });
}

/** Returns whether two entries are of one subscription and one second. */
function isSameSecond(a: Transition | undefined, b: Transition): boolean {
  return a?.point.facts.id === b.point.facts.id && a.point.recordedSeconds === b.point.recordedSeconds;
}

function ledgerEntry(
  transition: Transition,
  movement: Movement,
  sequence: number,
  input: LifecycleInput,
): LifecycleEvent {
  const { point, previous, type, occurredSeconds } = transition;
  const { references } = input.valuing;
  const { facts } = point;
  const { trialEndSeconds, cancellationReason } = facts;
  const cancellation = {
    reason: cancellationReason,
    feedback: facts.cancellationFeedback,
    feedback_option: facts.cancellationFeedbackOption,
    is_voluntary: cancellationReason === null ? null : cancellationReason === "cancellation_requested",
    during_trial: trialEndSeconds !== null && occurredSeconds <= trialEndSeconds,
  };
  return transitionRecord(type, transition, input, {
    sequence,
    mrr_delta: deltaOf(transition),
    movement,
    change_types: type === "subscription_changed" ? [...transition.changeTypes] : null,
    items: contractItems(point.mrrState, references),
    previous_items: contractItems(previous, references),
    ...(type === "subscription_cancelled" ? cancellation : {}),
  });
}

function transitionRecord(
  type: string,
  { point, key, occurredSeconds, mrrMinor, previousMrrMinor }: Transition,
  input: LifecycleInput,
  fields: Partial<LifecycleEvent>,
): LifecycleEvent {
  const { facts, mrrState, recordedSeconds, source, precision } = point;
  const core = { type, key, occurredSeconds, recordedSeconds, source, precision };
  return eventRecord(input.frame, core, {
    subscription_id: facts.id,
    currency: facts.currency,
    mrr: mrrMinor,
    previous_mrr: previousMrrMinor,
    ...contractColumns(mrrState.terms, input),
    ...fields,
  });
}
