import { historyOf, numberIn, recordsIn } from "./history.js";
import type { Played } from "./play.js";

/** Checks that no sync emits an event twice, and none emits an event of an earlier window, except in a new backfill. */
export function problemsOfRepetition({ syncs }: Played): string[] {
  return syncs.flatMap((sync, index) => {
    const rows = recordsIn(sync, "lifecycle_events");
    const ids = rows.map((row) => row["event_id"] as string);
    const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
    const state = sync.statesBefore.get("lifecycle_events");
    const history = historyOf({ syncs: [sync] }, "lifecycle_events");
    const isListing = (history?.listings.length ?? 0) > 0 || (history?.gaps.length ?? 0) > 0;
    const cursor = state && !isListing ? numberIn(state, "events_cursor") : -Infinity;
    const early = rows.filter((row) => Date.parse(row["recorded_at"] as string) / 1000 < cursor);
    return [
      ...twice.map((id) => `sync ${index}: event ${id} is emitted twice`),
      ...early.map((row) => `sync ${index}: event ${row["event_id"] as string} is emitted by the sync after its own`),
    ];
  });
}

/**
 * Checks that no event is emitted a second time unchanged, if no messages were lost and there is no new backfill. So
 * appended rows are unique.
 */
export function problemsOfAppending({ syncs }: Played): string[] {
  const emitted = new Map<unknown, string>();
  return syncs.flatMap((sync, index) => {
    const rows = recordsIn(sync, "lifecycle_events");
    const history = historyOf({ syncs: [sync] }, "lifecycle_events");
    const isListing = !history || history.listings.length > 0 || history.gaps.length > 0;
    const again = rows.filter((row) => !isListing && emitted.get(row["event_id"]) === JSON.stringify(row));
    // The last state of an interrupted process does not cover all emitted records. Without events, everything is
    // emitted again.
    const isCarriedOver = sync.exitCode === 0 && sync.planned.lacks !== "event_read";
    for (const row of rows) {
      if (isCarriedOver) emitted.set(row["event_id"], JSON.stringify(row));
      else emitted.delete(row["event_id"]);
    }
    return again.map(
      (row) =>
        `sync ${index}: ${row["event_type"] as string} ${row["event_id"] as string} is emitted again although it is unchanged`,
    );
  });
}

/** Checks that no sync gives an emitted change another delta. A process that was interrupted may report less. */
export function problemsOfChangedDeltas({ syncs }: Played): string[] {
  const deltas = new Map<string, unknown>();
  return syncs.flatMap((sync, index) =>
    recordsIn(sync, "lifecycle_events").flatMap((row) => {
      const [id, delta] = [row["event_id"] as string, row["mrr_delta"]];
      if (delta === null || delta === undefined) return [];
      const known = deltas.get(id);
      if (sync.exitCode === 0) deltas.set(id, delta);
      const isOther = known !== undefined && known !== delta;
      return isOther
        ? [`sync ${index}: event ${id} has another delta: ${JSON.stringify(delta)}, not ${JSON.stringify(known)}`]
        : [];
    }),
  );
}
