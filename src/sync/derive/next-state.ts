import type { Changes } from "../catch-up/collect-changes.js";
import type { CustomerCarryOvers } from "../../state/customer-carry-over.js";
import type { RememberedMrr } from "../../state/reported-mrr.js";
import { lagSeconds, withOpenRanges, type DerivedState } from "../../state/state.js";
import { permissions } from "../../stripe/key/permissions.js";
import { derivesAll, isBackfilling, type DerivedRun } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/**
 * Returns the Unix second up to which this sync emits: the lists and the events show everything before it.
 * Without events, that is the lag before the first list call, because objects change while the lists are read.
 */
export function settledUntil({ nowSeconds }: Pick<Sync, "nowSeconds">, changes: Changes | undefined): number {
  return changes?.settledUntilSeconds ?? nowSeconds - lagSeconds;
}

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
  remembered: RememberedMrr,
  changes: Changes | undefined,
): DerivedState {
  const { nowSeconds, facts, listPages } = sync;
  const { state } = run;
  const listed = derivesAll(run) ? { listed_at: nowSeconds } : {};
  const mark = isBackfilling(run) ? { high_water_mark: nowSeconds - lagSeconds } : {};
  const next: DerivedState = {
    ...state,
    list_pages: { ...listPages },
    backfill: { ...state.backfill, ...listed, ...mark },
    incremental: { events_cursor: Math.max(state.incremental.events_cursor, settledUntil(sync, changes)) },
    ...reportedAfter(sync, run, remembered),
    carry_over: carryOverAfter(sync, run, carryOvers),
    coupons: facts.deletedCoupons.saved(),
  };
  return isBackfilling(run) ? withOpenRanges(next, []) : next;
}

/**
 * Returns the reported MRR. It is known once every customer was derived. Another definition of MRR does not matter:
 * later syncs continue from what was reported.
 */
function reportedAfter(sync: Sync, run: DerivedRun, remembered: RememberedMrr): Pick<DerivedState, "reported"> {
  if (run.state.reported === undefined && !derivesAll(run)) return {};
  const next = remembered.report();
  // Other derived streams have no deltas.
  if (run.stream.isAppendOnly) {
    const lost = run.hasGap ? (run.state.reported?.dropped ?? 0) : 0;
    for (const notice of noticesOfFullState(run.output.name, { lost, dropped: next.dropped }, sync.followsChanges)) {
      sync.log.warn(notice);
    }
  }
  return { reported: next };
}

/**
 * Returns what may go wrong because a state has no room for the reported MRR of all subscriptions, and what to do.
 *
 * @param lost subscriptions that the state before a gap did not store. @param dropped those that the new state does not
 */
export function noticesOfFullState(
  stream: string,
  { lost, dropped }: { readonly lost: number; readonly dropped: number },
  followsChanges: boolean,
): string[] {
  const wrong = "reported twice or not at all";
  const full = `The state is full: the reported MRR of ${dropped} subscriptions is not stored by the stream ${stream}. `;
  const ahead = followsChanges
    ? `If the connection pauses for more than 28 days, their MRR changes may be ${wrong}. ` +
      "Sync at least once in 28 days, or clear the stream after a longer pause."
    : `The API key lacks ${permissions.events.dashboard}, so each sync may report their MRR changes twice or not at all. ` +
      "Add this permission to the key, then clear the stream.";
  const behind =
    `The MRR changes of ${lost} subscriptions may have been ${wrong} by the stream ${stream}, because the state had no ` +
    "room for what was reported and the events since then are missing. Clear the stream and sync again.";
  return [...(lost > 0 ? [behind] : []), ...(dropped > 0 ? [full + ahead] : [])];
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
