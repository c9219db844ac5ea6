import type { DerivedState, StreamState } from "../state/state.js";
import { retentionSeconds } from "../stripe/change-feed.js";
import { isTooOld, isUnreported } from "./plan.js";

/** One stream of a sync: the state that it had, and the one that the plan gives it. */
export interface PlannedRun<State extends StreamState> {
  readonly output: { readonly name: string };
  readonly savedState: StreamState | undefined;
  readonly state: State;
}

/** All streams of a sync. */
export interface PlannedSync {
  readonly raw: readonly PlannedRun<StreamState>[];
  /** `isAppendOnly`: the stream's emitted records stay as they were emitted. */
  readonly derived: readonly (PlannedRun<DerivedState> & { readonly stream: { readonly isAppendOnly: boolean } })[];
  /** Stripe's clock, Unix seconds. */
  readonly nowSeconds: number;
  /** Whether the key may read events. If not, another warning says what that costs in every sync. */
  readonly followsChanges: boolean;
}

/**
 * Returns a sentence for each way in which this sync's records will be known to be inexact, because of the saved
 * states: a gap, an earlier import window, an interrupted first sync. It says what to do.
 */
export function planNotices({ raw, derived, nowSeconds, followsChanges }: PlannedSync): readonly string[] {
  const isLate = ({ savedState }: PlannedRun<StreamState>) =>
    followsChanges && savedState !== undefined && isTooOld(savedState, { nowSeconds });
  const ledgers = derived.filter(({ stream }) => stream.isAppendOnly);
  return [
    ...noticeOf(raw.filter(isLate), gapOfObjects),
    ...noticeOf(derived.filter(isLate), gapOfDerived),
    ...noticeOf(ledgers.filter(isWidened), earlierWindow),
    ...noticeOf(ledgers.filter(isBegunAgain), interruptedFirstSync),
  ];
}

function noticeOf(runs: readonly PlannedRun<StreamState>[], notice: (names: string) => string): readonly string[] {
  return runs.length === 0 ? [] : [notice(runs.map(({ output }) => output.name).join(", "))];
}

const keptDays = retentionSeconds / 86_400;

function gapOfObjects(names: string): string {
  return (
    `The last sync of ${names} was more than ${keptDays - 2} days ago, and Stripe keeps events for ${keptDays} days. ` +
    "Everything is listed again. Objects that were deleted before those events may stay without is_deleted. " +
    `Sync at least once in ${keptDays - 2} days. Clear a stream if its deletions matter.`
  );
}

function gapOfDerived(names: string): string {
  return (
    `The last sync of ${names} was more than ${keptDays - 2} days ago, and Stripe keeps events for ${keptDays} days. ` +
    "Changes that the events no longer show are inferred: several may show as one, at a later time. Facts without a " +
    "time of their own come again with the same event_id. Deduplicate by event_id, and sync at least once in " +
    `${keptDays - 2} days.`
  );
}

function isWidened({ savedState, state }: PlannedRun<DerivedState>): boolean {
  return savedState !== undefined && state.backfill.import_start < savedState.backfill.import_start;
}

function earlierWindow(names: string): string {
  return (
    `The import window begins earlier than before. ${names} reports the added time from the evidence that is left, so ` +
    "sums of mrr_delta may differ from mrr. Clear the stream and sync again if sums matter."
  );
}

function isBegunAgain({ savedState, state }: PlannedRun<DerivedState>): boolean {
  if (savedState === undefined || !isUnreported(savedState)) return false;
  return "evidence_from" in savedState && savedState.evidence_from !== state.evidence_from;
}

function interruptedFirstSync(names: string): string {
  return (
    `The first sync of ${names} was interrupted and begins again, with other events than the interrupted one could ` +
    "read. If that one emitted records, some facts come with a second event_id, and sums of mrr_delta may differ from " +
    "mrr. Clear the stream and sync again."
  );
}
