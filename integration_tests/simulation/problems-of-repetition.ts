import { historyOf, numberIn, recordsIn } from "./history.js";
import type { Played } from "./play.js";

/** No event is told twice by one sync, and none of an earlier window, unless everything is listed again. */
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
      ...twice.map((id) => `sync ${index}: event ${id} is told twice`),
      ...early.map((row) => `sync ${index}: event ${row["event_id"] as string} is told by the sync after its own`),
    ];
  });
}

/** Where nothing was lost and nothing is listed again, no event comes a second time as it was: appended rows are clean. */
export function problemsOfAppending({ syncs }: Played): string[] {
  const emitted = new Map<unknown, string>();
  return syncs.flatMap((sync, index) => {
    const rows = recordsIn(sync, "lifecycle_events");
    const history = historyOf({ syncs: [sync] }, "lifecycle_events");
    const isListing = !history || history.listings.length > 0 || history.gaps.length > 0;
    const again = rows.filter((row) => !isListing && emitted.get(row["event_id"]) === JSON.stringify(row));
    // Of a process that ended early, the last state doesn't know all that it told; without events, everything is to be told again.
    const isCarriedOver = sync.exitCode === 0 && sync.planned.lacks !== "event_read";
    for (const row of rows) {
      if (isCarriedOver) emitted.set(row["event_id"], JSON.stringify(row));
      else emitted.delete(row["event_id"]);
    }
    return again.map(
      (row) =>
        `sync ${index}: ${row["event_type"] as string} ${row["event_id"] as string} is told again though it is unchanged`,
    );
  });
}
