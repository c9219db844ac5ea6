import type { IsInWindow } from "../../streams/derived-streams.js";
import { includes } from "../../stripe/lists/ranges.js";
import { openRanges } from "../../state/state.js";
import type { DerivedRun } from "../run/stream-run.js";

/**
 * Returns the check whether this sync emits an event of the stream.
 * It emits events that were recorded from the cursor up to `asOfSeconds`, and events that occurred in an open range.
 * A full rescan after a cut carry-over also emits discounts that expired since the last listing,
 * because no change touched their customers.
 *
 * @param asOfSeconds events that were recorded later are left to the next sync
 */
export function emissionWindow(run: DerivedRun, asOfSeconds: number): IsInWindow {
  const { backfill, incremental, carry_over } = run.state;
  const open = openRanges(run.state);
  const emitsEnds = run.rescans && (carry_over?.is_cut ?? true);
  return (event) => {
    const recorded = seconds(event.recorded_at);
    if (recorded > asOfSeconds) return false;
    const isEnd = event.change_types?.includes("discount_expired") === true;
    return (
      recorded >= incremental.events_cursor ||
      includes(open, seconds(event.occurred_at)) ||
      (emitsEnds && isEnd && recorded >= backfill.listed_at)
    );
  };
}

function seconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
