import { SystemError, TransientError } from "@airbyte/cdk-typescript-compat";
import { describe, expect, it } from "vitest";
import { parseRawState } from "./parse-state.js";
import { requireSavable } from "./savable-state.js";
import type { RawState } from "./state.js";

const now = 1_773_532_800;
const state: RawState = {
  version: 2,
  account: null,
  livemode: true,
  phase: "follow",
  connected_at: now - 1000,
  observed_until: null,
  list_pages: {},
  backfill: { import_start: 0, listed_at: now - 1000, high_water_mark: now - 1060, open_ranges: [] },
  incremental: { events_cursor: now - 60, recent_events: [] },
};
const save = (changed: object) => () => requireSavable("charges", { ...state, ...changed }, parseRawState, now);

describe("a state to save", () => {
  it("is accepted if the next sync can read it and its times can be right", () => {
    expect(save({})).not.toThrow();
    expect(save({ incremental: { events_cursor: now + 86_400, recent_events: [] } })).not.toThrow();
    expect(save({ backfill: { ...state.backfill, import_start: now + 10 * 86_400 } })).not.toThrow();
  });

  it.each([
    ["ahead by more than a day", { incremental: { events_cursor: now + 86_401, recent_events: [] } }, /events_cursor/],
    ["in the year 9999", { connected_at: 253_402_300_000 }, /connected_at 9999-12-31/],
    ["in 1970", { backfill: { ...state.backfill, listed_at: 0 } }, /listed_at 1970-01-01T00:00:00/],
    ["before 2011", { backfill: { ...state.backfill, high_water_mark: 1_293_839_999 } }, /high_water_mark 2010-12-31/],
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
    ["ranges in the wrong order", { backfill: { ...state.backfill, open_ranges: [[9, 5]] } }],
    ["a last record of the year 10000", { observed_until: "+010000-01-01T00:00:00.000000Z" }],
  ])("is refused with %s", (_what, changed) => {
    expect(save(changed)).toThrow(SystemError);
    expect(save(changed)).toThrow(
      /^The new state of stream "charges" has an unknown form, so it was not saved\. The stream keeps its last state, .*\./,
    );
    expect(save(changed)).toThrow(expect.objectContaining({ cause: expect.any(Error) as Error }));
  });
});
