import type { LifecycleEvent } from "../metrics/events/event-record.js";
import { includes } from "../stripe/lists/ranges.js";
import { openRanges } from "./state.js";
import type { DerivedRun } from "./stream-run.js";

/** Tells whether an event is to be emitted by this sync. */
export type DueEvents = (event: LifecycleEvent) => boolean;

/**
 * What was recorded since the cursor, history where it is still to be told, and, where every customer is derived again, the ends of
 * discounts since the last time: they come without any change that would have touched their customer.
 */
export function dueFor(run: DerivedRun): DueEvents {
  const { events_cursor, listed_at } = run.state;
  const open = openRanges(run.state);
  return (event) =>
    recordedSeconds(event) >= events_cursor ||
    includes(open, seconds(event.occurred_at)) ||
    (run.rescans && event.change_types?.includes("discount_expired") === true && recordedSeconds(event) >= listed_at);
}

/** When Stripe recorded the event, in Unix seconds. */
export function recordedSeconds({ recorded_at }: Pick<LifecycleEvent, "recorded_at">): number {
  return seconds(recorded_at);
}

function seconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
