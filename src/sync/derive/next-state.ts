import { includes } from "../../stripe/lists/ranges.js";
import { cursorAfter, type Changes } from "../catch-up/collect-changes.js";
import type { CustomerCarryOvers } from "../../state/customer-carry-over.js";
import { followedFromSnapshot, snapshotToKeep, type Snapshot } from "../../state/snapshot.js";
import { lagSeconds, openRanges, withOpenRanges, type StreamState } from "../../state/state.js";
import { derivesAll, isBackfilling, type DerivedRun } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/**
 * A derived stream's state once all that is due is in the destination. Streams that have history to tell list everything in one sync, so
 * that its beginning is the mark of their listing.
 *
 * @param changes undefined where none are followed
 */
export function stateAfterDeriving(
  sync: Sync,
  run: DerivedRun,
  carryOvers: CustomerCarryOvers,
  changes: Changes | undefined,
): StreamState {
  const { nowSeconds } = sync;
  const derived = { ...run.state, ...carryOverAfter(sync, run, carryOvers), list_pages: { ...sync.listPages } };
  const listed = derivesAll(run) ? { ...derived, listed_at: nowSeconds } : derived;
  const emitted = isBackfilling(run)
    ? withOpenRanges({ ...listed, high_water_mark: nowSeconds - lagSeconds }, [])
    : listed;
  const listing = snapshotAfter(sync, run, changes);
  return changes
    ? { ...emitted, events_cursor: cursorAfter(run.state, changes), recent_events: [], listing }
    : { ...emitted, listing };
}

/**
 * What is to be known of the listing that told history, of this sync or an earlier one. Where no changes are followed, what was listed is
 * told as it was found, whatever events say of it later.
 */
function snapshotAfter(
  { nowSeconds }: Sync,
  { state }: DerivedRun,
  changes: Changes | undefined,
): Snapshot | undefined {
  const until = changes ? cursorAfter(state, changes) : state.events_cursor;
  const from = followedFromSnapshot(state);
  if (includes(openRanges(state), from)) {
    // In the second in which events were read, more may have happened afterwards.
    const at = changes ? Math.min(nowSeconds, changes.untilSeconds - 2) : nowSeconds;
    return snapshotToKeep({ from, until, at, seen: changes?.unsettledChanges ?? [] });
  }
  return state.listing && snapshotToKeep({ ...state.listing, until }) && state.listing;
}

function carryOverAfter({ log, facts }: Sync, run: DerivedRun, carryOvers: CustomerCarryOvers): Partial<StreamState> {
  const { kept, dropped } = carryOvers.entries();
  if (dropped > 0) {
    log.warn(
      `Stream ${run.output.name}: its state has no room for ${dropped} of the customers whose MRR will change by time alone. The ledger ` +
        "tells such a change of theirs with the next full rescan, or when something else touches them.",
    );
  }
  const wasCut = !derivesAll(run) && (run.state.memory_is_cut ?? run.state.customer_memory === undefined);
  return {
    customer_memory: kept,
    memory_is_cut: wasCut || dropped > 0,
    deleted_coupons: facts.deletedCoupons.entries(),
    coupon_products: facts.deletedCoupons.products(),
  };
}
