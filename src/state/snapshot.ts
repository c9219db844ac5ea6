import { areTexts, isTime, shapeOf, type Check } from "./checks.js";
import type { Change } from "../metrics/dossier/dossier.js";

/**
 * The listing that a derived stream emitted its history from. The state keeps it while late events
 * may report changes that the listing already showed. Unix seconds:
 *
 *     from                      until = cursor                         at = the listing begins   objects are read
 *     |- emitted from events ---|- left to the next sync: seen or not -|-------------------------|
 */
export interface Snapshot {
  /**
   * The end of the history and the start of the events. Later syncs read the events from here again,
   * because new events continue from them.
   */
  readonly from: number;
  /** All events before it were known and emitted. */
  readonly until: number;
  /** The start of the listing. */
  readonly at: number;
  /** The known events from `until` on. The emitted history ends before them. */
  readonly seen: readonly string[];
}

/** The part of a derived stream's state that this file reads. */
export interface SnapshotState {
  readonly snapshot?: Snapshot | undefined;
  readonly events_cursor: number;
}

/** The fields that identify a change. */
type ChangeId = Pick<Change, "eventId" | "createdSeconds">;

/**
 * Returns whether a derived stream emitted a change as part of a listing. Such a change is older than the listing,
 * so the objects showed it, but its event became visible only afterwards.
 *
 * A change during the listing may have happened before or after its object was read. It counts as not listed.
 * A change in the second in which the listing began counts as listed, because Stripe's clock was read before the
 * first object.
 */
export function isListed(
  { snapshot }: Pick<SnapshotState, "snapshot">,
  { eventId, createdSeconds }: ChangeId,
): boolean {
  if (!snapshot) return false;
  const { until, at, seen } = snapshot;
  return until <= createdSeconds && createdSeconds <= at && !seen.includes(eventId);
}

/** Returns the Unix second from which a derived stream needs changes: the snapshot's `from`, otherwise the cursor. */
export function followedFromSnapshot({ snapshot, events_cursor }: SnapshotState): number {
  return snapshot?.from ?? events_cursor;
}

/** A snapshot with more events is not kept. Late events are then emitted as if the listing had not shown them. */
const mostSeen = 500;

/** Returns the snapshot to keep; undefined: no event can be late any more, or too many events were seen. */
export function snapshotToKeep(snapshot: Snapshot): Snapshot | undefined {
  return snapshot.until <= snapshot.at && snapshot.seen.length <= mostSeen ? snapshot : undefined;
}

/** Returns whether a value of a saved state is a snapshot. */
export const isSnapshot: Check = shapeOf({ from: isTime, until: isTime, at: isTime, seen: areTexts });
