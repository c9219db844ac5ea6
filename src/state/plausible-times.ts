import type { StreamState } from "./state.js";

/** Stripe's first year in public, in Unix seconds. No time of an account is earlier. */
export const earliestSeconds = Date.UTC(2011, 0, 1) / 1000;

/**
 * How far a saved time may be ahead of Stripe's clock, in seconds. Two servers of Stripe may disagree, and an answer
 * that arrives late shows an old time. A saved cursor is a minute behind the clock that it comes from.
 * A smaller error of a clock can't be found anyway: at the next sync its time has passed.
 */
export const clockTolerance = 300;

/**
 * Returns the times of a state that cannot be right, as `name value`: before Stripe began, or ahead of its clock.
 * A clock was wrong once, so nobody knows which changes the stream has seen.
 *
 * Ignores the import window, which a user may begin anywhere.
 */
export function implausibleTimes(state: StreamState, nowSeconds: number, tolerance = clockTolerance): string[] {
  const entries = Object.entries(timesOf(state));
  return entries.flatMap(([name, seconds]) =>
    isPlausible(seconds, nowSeconds, tolerance) ? [] : `${name} ${new Date(seconds * 1000).toISOString()}`,
  );
}

/** Returns whether a time lies between Stripe's beginning and its present time plus the tolerance. Unix seconds. */
export function isPlausible(seconds: number, nowSeconds: number, tolerance = clockTolerance): boolean {
  return earliestSeconds <= seconds && seconds <= nowSeconds + tolerance;
}

function timesOf(state: StreamState): Readonly<Record<string, number>> {
  const { connected_at, backfill, incremental } = state;
  const { listed_at, high_water_mark } = backfill;
  const { events_cursor } = incremental;
  const until = "relisting" in state ? state.relisting?.until : undefined;
  return { connected_at, listed_at, high_water_mark, events_cursor, ...(until !== undefined && { until }) };
}
