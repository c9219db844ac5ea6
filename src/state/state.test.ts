import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { describe, expect, it } from "vitest";
import { openRanges, parseState, withOpenRanges, type StreamState } from "./state.js";

const state: StreamState = {
  version: 1,
  account: null,
  livemode: false,
  phase: "backfill",
  connected_at: 940,
  high_water_mark: 940,
  listed_at: 1000,
  import_start: 0,
  open_ranges: [[0, 1001]],
  events_cursor: 940,
  recent_events: [],
  observed_until: null,
  list_pages: {},
};

describe("a stream's state", () => {
  it("comes back from JSON as it was", () => {
    expect(parseState("charges", JSON.parse(JSON.stringify(state)) as Record<string, unknown>)).toEqual(state);
  });

  it("comes back with what a derived stream remembers, too", () => {
    const carrying = {
      ...state,
      listing: { from: 900, until: 940, at: 1000, seen: ["evt_1"] },
      customer_memory: { cus_1: { turn_at: 2000, idle: { sub_1: "paused" } } },
      memory_is_cut: false,
      deleted_coupons: [
        { id: "A", created_at: 1, deleted_at: 2, duration: "once", percent_off: "5", amount_off: null, currency: null },
      ],
      coupon_products: { B: ["prod_1"] },
    };
    expect(parseState("charges", JSON.parse(JSON.stringify(carrying)) as Record<string, unknown>)).toEqual(carrying);
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
    ["one with a mangled listing", { ...state, listing: { at: 5 } }],
    ["one with a mangled memory", { ...state, customer_memory: { cus_1: { turn_at: "soon" } } }],
    ["one with a mangled coupon", { ...state, deleted_coupons: ["SPRING"] }],
    ["one with mangled products", { ...state, coupon_products: { SPRING: "all" } }],
  ])("is refused with what to do when it is %s", (_name, value) => {
    expect(() => parseState("charges", value)).toThrow(ConfigError);
    expect(() => parseState("charges", value)).toThrow(/"charges".*Clear/);
  });
});
