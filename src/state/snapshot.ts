import type { Change } from "../metrics/dossier/dossier.js";

/**
 * What a derived stream told from a listing, kept as long as events may come late of what the listing showed. Unix seconds:
 *
 *     from               until = cursor        at = the listing begins       what is listed is read
 *     |- told by events ---|--- left to the next sync: seen or not ---|------------|
 */
export interface Snapshot {
  /** Where history ended and events began. Later syncs read from here on again, to know what they followed on. */
  readonly from: number;
  /** Events before it were all known, and told. */
  readonly until: number;
  readonly at: number;
  /** Those events from `until` on that were known, so that history was told as of before them. */
  readonly seen: readonly string[];
}

/** The part of a derived stream's state that this file reads. */
export interface SnapshotState {
  readonly snapshot?: Snapshot | undefined;
  readonly events_cursor: number;
}

/** What a change is known by. */
type ChangeId = Pick<Change, "eventId" | "createdSeconds">;

/**
 * Whether a derived stream told a change as part of what it listed: it is older than the listing, so that the objects showed it, but its
 * event became visible only after that.
 *
 * A change that happened while the listing ran may have come before or after its object was read: it is taken as not listed, but
 * for the second in which the listing began, since Stripe's clock was read before the first object.
 */
export function isListed(
  { snapshot }: Pick<SnapshotState, "snapshot">,
  { eventId, createdSeconds }: ChangeId,
): boolean {
  if (!snapshot) return false;
  const { until, at, seen } = snapshot;
  return until <= createdSeconds && createdSeconds <= at && !seen.includes(eventId);
}

/** From when on a derived stream needs to know what changed, in Unix seconds: since its cursor, or since its listing's beginning. */
export function followedFromSnapshot({ snapshot, events_cursor }: SnapshotState): number {
  return snapshot?.from ?? events_cursor;
}

/** Busier minutes are not remembered: what of them is late is told as if the listing hadn't shown it. */
const mostSeen = 500;

/** What to keep of a listing; undefined: nothing can come late any more. */
export function snapshotToKeep(snapshot: Snapshot): Snapshot | undefined {
  return snapshot.until <= snapshot.at && snapshot.seen.length <= mostSeen ? snapshot : undefined;
}

/** Whether a value of a saved state is one. */
export function isSnapshot(value: unknown): value is Snapshot {
  if (typeof value !== "object" || value === null) return false;
  const { from, until, at, seen } = value as Record<string, unknown>;
  return (
    [from, until, at].every(Number.isSafeInteger) && Array.isArray(seen) && seen.every((id) => typeof id === "string")
  );
}
