import { describe, expect, it } from "vitest";
import { clockTolerance, earliestSeconds, implausibleTimes, isPlausible } from "./plausible-times.js";
import { now, recentState } from "./testing.js";
import type { RawState } from "./state.js";

describe("a saved time", () => {
  it.each([
    [earliestSeconds - 1, false],
    [earliestSeconds, true],
    [now + clockTolerance, true],
    [now + clockTolerance + 1, false],
  ])("of %i is plausible: %s", (seconds, plausible) => {
    expect(isPlausible(seconds, now)).toBe(plausible);
  });

  it.each<[string, (seconds: number) => Partial<RawState>]>([
    ["connected_at", (seconds) => ({ connected_at: seconds })],
    ["listed_at", (seconds) => ({ backfill: { ...recentState.backfill, listed_at: seconds } })],
    ["high_water_mark", (seconds) => ({ backfill: { ...recentState.backfill, high_water_mark: seconds } })],
    ["events_cursor", (seconds) => ({ incremental: { ...recentState.incremental, events_cursor: seconds } })],
    ["until", (seconds) => ({ relisting: { until: seconds } })],
  ])("is reported by its name and in words: %s", (name, withTime) => {
    expect(implausibleTimes({ ...recentState, ...withTime(now) }, now)).toEqual([]);
    expect(implausibleTimes({ ...recentState, relisting: undefined }, now)).toEqual([]);
    expect(implausibleTimes({ ...recentState, ...withTime(0) }, now)).toEqual([`${name} 1970-01-01T00:00:00.000Z`]);
  });
});
