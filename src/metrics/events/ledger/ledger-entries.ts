import { contractColumns } from "../contract-columns.js";
import { eventRecord, type LifecycleEvent } from "../event-record.js";
import { labelsOf } from "./ledger-labels.js";
import type { LifecycleInput } from "../lifecycle-input.js";
import { deltaOf, inLedgerOrder, movementsOf, type Movement } from "./movements.js";
import { transitionsOf, type Transition } from "./transitions.js";

/** Returns the ledger: one event for every change of MRR, each followed by its labels. */
export function ledgerEntries(input: LifecycleInput): LifecycleEvent[] {
  const ordered = inLedgerOrder(input.timelines.map(transitionsOf));
  const movements = movementsOf(ordered, input.valuing.options.movementWindowMinutes, input.span);
  return ordered.flatMap((transition) => {
    const movement = movements.get(transition) ?? null;
    return [
      ledgerEntry(transition, movement, input),
      // A label has no delta, so nothing is counted twice.
      ...labelsOf(transition, movement).map((type) => transitionRecord(type, transition, input, {})),
    ];
  });
}

function ledgerEntry(transition: Transition, movement: Movement, input: LifecycleInput): LifecycleEvent {
  const { point, type, occurredSeconds } = transition;
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
    mrr_delta: deltaOf(transition),
    movement,
    change_types: type === "subscription_changed" ? [...transition.changeTypes] : null,
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
