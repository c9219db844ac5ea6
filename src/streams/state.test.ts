import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { describe, expect, it } from "vitest";
import { planRaw } from "./plan.js";
import { openRanges, parseState, withOpenRanges } from "./state.js";

const state = planRaw("charges", undefined, {
  nowSeconds: 1000,
  account: null,
  livemode: false,
  importStart: 0,
  followsChanges: true,
  fullRescanIntervalDays: 7,
});

describe("a stream's state", () => {
  it("comes back from JSON as it was", () => {
    expect(parseState("charges", JSON.parse(JSON.stringify(state)) as Record<string, unknown>)).toEqual(state);
  });

  it("is none when it is empty", () => {
    expect(parseState("charges", undefined)).toBeUndefined();
    expect(parseState("charges", {})).toBeUndefined();
  });

  it("says that history is complete only when no range is open", () => {
    expect(withOpenRanges(state, [{ from: 1, to: 2 }]).phase).toBe("backfill");
    expect(withOpenRanges(state, []).phase).toBe("follow");
    expect(openRanges(withOpenRanges(state, [{ from: 1, to: 2 }]))).toEqual([{ from: 1, to: 2 }]);
  });

  it.each([
    ["another connector's", { cursor: "2026-01-01" }],
    ["a later version's", { ...state, version: 2 }],
    ["one with a mangled range", { ...state, open_ranges: [[1, "2"]] }],
    ["one with a time that is no number", { ...state, events_cursor: "now" }],
  ])("is refused with what to do when it is %s", (_name, value) => {
    expect(() => parseState("charges", value)).toThrow(ConfigError);
    expect(() => parseState("charges", value)).toThrow(/"charges".*Clear/);
  });
});
