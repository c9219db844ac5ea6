import type { LifecycleEvent } from "../../metrics/events/event-record.js";
import type { IsInWindow } from "../../streams/derived-streams.js";
import { includes } from "../../stripe/lists/ranges.js";
import { openRanges } from "../../state/state.js";
import type { DerivedRun } from "../run/stream-run.js";

/**
 * Returns the check whether this sync emits an event of the stream.
 * It emits events that were recorded from the cursor up to `asOfSeconds`, and events that occurred in an open range.
 * After a gap it also emits the undated facts of the last months, because any of them may be new. A fact that was
 * emitted before has the same id.
 *
 * @param asOfSeconds events that were recorded later are left to the next sync
 */
export function emissionWindow(run: DerivedRun, asOfSeconds: number): IsInWindow {
  const { incremental } = run.state;
  const open = openRanges(run.state);
  return (event) => {
    const recorded = seconds(event.recorded_at);
    if (recorded > asOfSeconds) return false;
    const mayBeNew = run.hasGap && isUndated(event) && recorded >= incremental.events_cursor - undatedSeconds;
    return recorded >= incremental.events_cursor || includes(open, seconds(event.occurred_at)) || mayBeNew;
  };
}

/**
 * Returns whether Stripe's objects may show a fact long after its time in the record: a failed attempt without a
 * charge, a lost dispute, a refund that was pending.
 */
function isUndated({ mrr_delta: delta, event_type: type, precision, source }: LifecycleEvent): boolean {
  if (delta !== null || !undatedTypes.has(type)) return false;
  return precision === "inferred" || (type === "payment_refunded" && source === "list");
}

const undatedTypes = new Set([
  "payment_failed",
  "payment_refunded",
  "dispute_lost",
  "subscription_paused",
  "trial_expired",
]);

/** Longer than banks take to decide about a dispute. */
const undatedSeconds = 180 * 86_400;

function seconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
