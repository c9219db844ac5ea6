import { historyOf, numberIn, recordsIn } from "./history.js";
import type { Row } from "../support/records.js";
import type { Played } from "./play.js";

/** An event is told once, but for the minute between two syncs and for what is listed anew. */
export function problemsOfRepetition({ syncs }: Played): string[] {
  const before = new Set<string>();
  return syncs.flatMap((sync, index) => {
    const rows = recordsIn(sync, "lifecycle_events");
    const ids = rows.map((row) => row["event_id"] as string);
    const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
    const state = sync.statesBefore.get("lifecycle_events");
    const history = historyOf({ syncs: [sync] }, "lifecycle_events");
    const cursor = state && numberIn(state, "events_cursor");
    const isListing = (history?.listings.length ?? 0) > 0 || (history?.gaps.length ?? 0) > 0;
    const repeated =
      isListing || cursor === undefined
        ? []
        : rows.filter(
            (row) => before.has(row["event_id"] as string) && Date.parse(row["recorded_at"] as string) / 1000 < cursor,
          );
    ids.forEach((id) => before.add(id));
    return [
      ...twice.map((id) => `sync ${index}: event ${id} is told twice`),
      ...repeated.map((row) => `sync ${index}: event ${row["event_id"] as string} is told again`),
    ];
  });
}

/**
 * Where nothing was lost and nothing is listed again, no record comes a second time as it was: appended rows are clean. A rescan may repeat the
 * ends of discounts.
 */
export function problemsOfAppending({ syncs }: Played): string[] {
  const told = new Map<unknown, string>();
  return syncs.flatMap((sync, index) => {
    const rows = recordsIn(sync, "lifecycle_events");
    const history = historyOf({ syncs: [sync] }, "lifecycle_events");
    const isListing = !history || history.listings.length > 0 || history.gaps.length > 0;
    const isEndOfDiscount = (row: Row) => JSON.stringify(row["change_types"]).includes("discount_expired");
    const again = rows.filter(
      (row) => !isListing && !isEndOfDiscount(row) && told.get(row["event_id"]) === JSON.stringify(row),
    );
    // Of a process that ended early, the last state doesn't know all that it told; without events, everything is to be told again.
    const isRemembered = sync.exitCode === 0 && sync.planned.lacks !== "event_read";
    for (const row of rows) {
      if (isRemembered) told.set(row["event_id"], JSON.stringify(row));
      else told.delete(row["event_id"]);
    }
    return again.map(
      (row) =>
        `sync ${index}: ${row["event_type"] as string} ${row["event_id"] as string} is told again though it is unchanged`,
    );
  });
}
