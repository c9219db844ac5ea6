import { SystemError, TransientError } from "@airbyte/cdk-typescript-compat";
import { describe, expect, it } from "vitest";
import { parseRawState } from "./parse-state.js";
import { requireSavable } from "./savable-state.js";
import { now, recentState } from "./testing.js";

const save = (changed: object) => () => requireSavable("charges", { ...recentState, ...changed }, parseRawState, now);

describe("a state to save", () => {
  it("is accepted if the next sync can read it and its times can be right", () => {
    expect(save({})).not.toThrow();
    expect(save({ incremental: { events_cursor: now + 86_400, recent_events: [] } })).not.toThrow();
    expect(save({ backfill: { ...recentState.backfill, import_start: now + 10 * 86_400 } })).not.toThrow();
  });

  it.each([
    ["ahead by more than a day", { incremental: { events_cursor: now + 86_401, recent_events: [] } }, /events_cursor/],
    ["in the year 9999", { connected_at: 253_402_300_000 }, /connected_at 9999-12-31/],
    ["in 1970", { backfill: { ...recentState.backfill, listed_at: 0 } }, /listed_at 1970-01-01T00:00:00/],
    [
      "before 2011",
      { backfill: { ...recentState.backfill, high_water_mark: 1_293_839_999 } },
      /high_water_mark 2010-12-31/,
    ],
  ])("is refused with a time %s", (_what, changed, named) => {
    expect(save(changed)).toThrow(TransientError);
    expect(save(changed)).toThrow(named);
    expect(save(changed)).toThrow(/^The new state of stream "charges" has .* so it was not saved\. .* or run again\.$/);
  });

  it("is refused with the name of each time that cannot be right", () => {
    expect(save({ connected_at: 0, incremental: { events_cursor: 1, recent_events: [] } })).toThrow(
      "(connected_at 1970-01-01T00:00:00.000Z, events_cursor 1970-01-01T00:00:01.000Z)",
    );
  });

  it.each([
    ["a fraction of a second", { connected_at: now - 0.5 }],
    ["no number", { connected_at: Number.NaN }],
    ["ranges in the wrong order", { backfill: { ...recentState.backfill, open_ranges: [[9, 5]] } }],
    ["a last record of the year 10000", { observed_until: "+010000-01-01T00:00:00.000000Z" }],
  ])("is refused with %s", (_what, changed) => {
    expect(save(changed)).toThrow(SystemError);
    expect(save(changed)).toThrow(
      /^The new state of stream "charges" has an unknown form, so it was not saved\. The stream keeps its last state, .*\./,
    );
    expect(save(changed)).toThrow(expect.objectContaining({ cause: expect.any(Error) as Error }));
  });
});
