import { includes } from "../../stripe/lists/ranges.js";
import { cursorAfter, type Changes } from "../catch-up/collect-changes.js";
import type { CustomerCarryOvers } from "../../state/customer-carry-over.js";
import { followedFromSnapshot, snapshotToKeep, type Snapshot } from "../../state/snapshot.js";
import { lagSeconds, openRanges, withOpenRanges, type DerivedState } from "../../state/state.js";
import { derivesAll, isBackfilling, type DerivedRun } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/**
 * Returns a derived stream's state once everything in the emission window is in the destination.
 * A stream whose history is not emitted yet lists everything in one sync. So the sync's start is the listing's mark.
 *
 * @param changes undefined if no changes are followed
 */
export function stateAfterDeriving(
  sync: Sync,
  run: DerivedRun,
  carryOvers: CustomerCarryOvers,
  changes: Changes | undefined,
): DerivedState {
  const { nowSeconds, facts, listPages } = sync;
  const { state } = run;
  const listed = derivesAll(run) ? { listed_at: nowSeconds } : {};
  const mark = isBackfilling(run) ? { high_water_mark: nowSeconds - lagSeconds } : {};
  const snapshot = snapshotAfter(sync, run, changes);
  const next: DerivedState = {
    ...state,
    list_pages: { ...listPages },
    backfill: { ...state.backfill, ...listed, ...mark },
    incremental: {
      events_cursor: changes ? cursorAfter(state, changes) : state.incremental.events_cursor,
      ...(snapshot && { snapshot }),
    },
    carry_over: carryOverAfter(sync, run, carryOvers),
    coupons: facts.deletedCoupons.saved(),
  };
  return isBackfilling(run) ? withOpenRanges(next, []) : next;
}

/**
 * Returns the listing that the history was read from, in this sync or an earlier one, while late events may come.
 * If no changes are followed, the listed objects are emitted as they were found, whatever later events contain.
 */
function snapshotAfter(
  { nowSeconds }: Sync,
  { state }: DerivedRun,
  changes: Changes | undefined,
): Snapshot | undefined {
  const { snapshot, events_cursor } = state.incremental;
  const until = changes ? cursorAfter(state, changes) : events_cursor;
  const from = followedFromSnapshot(state.incremental);
  if (includes(openRanges(state), from)) {
    // More may have happened in the second in which the events were read, so that second is left out.
    const at = changes ? Math.min(nowSeconds, changes.untilSeconds - 2) : nowSeconds;
    return snapshotToKeep({ from, until, at, seen: changes?.unsettledChanges ?? [] });
  }
  return snapshot && snapshotToKeep({ ...snapshot, until }) && snapshot;
}

function carryOverAfter({ log }: Sync, run: DerivedRun, carryOvers: CustomerCarryOvers): DerivedState["carry_over"] {
  const { kept, dropped } = carryOvers.entries();
  if (dropped > 0) {
    log.warn(
      `The state is full: ${dropped} customers with a scheduled MRR change are not tracked by the stream ` +
        `${run.output.name}. Such a change is emitted by the next full rescan, ` +
        "or when something else of the customer changes.",
    );
  }
  const wasCut = !derivesAll(run) && (run.state.carry_over?.is_cut ?? true);
  return { customers: kept, is_cut: wasCut || dropped > 0 };
}
