import { describe, expect, it } from "vitest";
import { clockTolerance, earliestSeconds, implausibleTimes, isPlausible } from "./plausible-times.js";
import type { RawState } from "./state.js";

const now = 1_773_532_800;
const state: RawState = {
  version: 2,
  account: null,
  livemode: true,
  phase: "follow",
  connected_at: now,
  observed_until: null,
  list_pages: {},
  backfill: { import_start: 0, listed_at: now, high_water_mark: now, open_ranges: [] },
  incremental: { events_cursor: now, recent_events: [] },
};

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
    ["listed_at", (seconds) => ({ backfill: { ...state.backfill, listed_at: seconds } })],
    ["high_water_mark", (seconds) => ({ backfill: { ...state.backfill, high_water_mark: seconds } })],
    ["events_cursor", (seconds) => ({ incremental: { ...state.incremental, events_cursor: seconds } })],
    ["until", (seconds) => ({ relisting: { until: seconds } })],
  ])("is reported by its name and in words: %s", (name, withTime) => {
    expect(implausibleTimes({ ...state, ...withTime(now) }, now)).toEqual([]);
    expect(implausibleTimes({ ...state, ...withTime(0) }, now)).toEqual([`${name} 1970-01-01T00:00:00.000Z`]);
  });
});
