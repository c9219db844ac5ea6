import type { IsInWindow } from "../../streams/derived-streams.js";
import { includes } from "../../stripe/lists/ranges.js";
import { openRanges } from "../../state/state.js";
import type { DerivedRun } from "../run/stream-run.js";

/**
 * What was recorded since the cursor and up to the moment that is told, and history where it is still to be told. Where every customer is
 * derived again and not all were remembered, also the ends of discounts since the last time: no change touched their customers.
 *
 * @param asOfSeconds what was recorded later is left to the next sync
 */
export function isInWindowOf(run: DerivedRun, asOfSeconds: number): IsInWindow {
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
