import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { describe, expect, it } from "vitest";
import { parseDerivedState, parseRawState } from "./parse-state.js";
import { openRanges, withOpenRanges, type CommonState, type DerivedState, type RawState } from "./state.js";

const common: CommonState = {
  version: 2,
  account: null,
  livemode: false,
  phase: "backfill",
  connected_at: 940,
  observed_until: null,
  list_pages: { charges: 3 },
  backfill: { import_start: 0, listed_at: 1000, high_water_mark: 940, open_ranges: [[0, 1001]] },
};
const raw: RawState = { ...common, incremental: { events_cursor: 940, recent_events: ["evt_1"] } };
const derived: DerivedState = {
  ...common,
  incremental: { events_cursor: 940, snapshot: { from: 900, until: 940, at: 1000, seen: ["evt_1"] } },
  carry_over: { customers: { cus_1: { next_at: 2000, idle: { sub_1: "paused" } } }, is_cut: false },
  coupons: {
    deleted: [
      { id: "A", created_at: 1, deleted_at: 2, duration: "once", percent_off: "5", amount_off: null, currency: null },
    ],
    products: { B: ["prod_1"] },
  },
};

const fromJson = (state: unknown) => JSON.parse(JSON.stringify(state)) as Record<string, unknown>;

describe("a stream's state", () => {
  it("comes back from JSON as it was", () => {
    expect(parseRawState("charges", fromJson(raw))).toEqual(raw);
    expect(parseDerivedState("customer_metrics", fromJson(derived))).toEqual(derived);
    const first: DerivedState = { ...common, incremental: { events_cursor: 940 } };
    expect(parseDerivedState("customer_metrics", fromJson(first))).toEqual(first);
  });

  it.each([
    ["raw", parseRawState],
    ["derived", parseDerivedState],
  ])("of a %s stream is none when it is empty", (_kind, parse) => {
    expect(parse("charges", undefined)).toBeUndefined();
    expect(parse("charges", {})).toBeUndefined();
  });

  it("is in backfill while a range is open", () => {
    expect(withOpenRanges(raw, [{ from: 1, to: 2 }]).phase).toBe("backfill");
    expect(withOpenRanges(raw, []).phase).toBe("follow");
    expect(openRanges(withOpenRanges(raw, [{ from: 1, to: 2 }]))).toEqual([{ from: 1, to: 2 }]);
  });

  it.each([
    ["another connector's", { cursor: "2026-01-01" }],
    ["a later version's", { ...raw, version: 3 }],
    ["one with a mangled range", { ...raw, backfill: { ...raw.backfill, open_ranges: [[1, "2"]] } }],
    [
      "one with ranges that overlap",
      {
        ...raw,
        backfill: {
          ...raw.backfill,
          open_ranges: [
            [1, 5],
            [4, 6],
          ],
        },
      },
    ],
    ["one without a backfill", { ...raw, backfill: undefined }],
    ["one with a time that is no number", { ...raw, incremental: { ...raw.incremental, events_cursor: "now" } }],
    ["a derived stream's", derived],
  ])("of a raw stream is refused with what to do when it is %s", (_name, value) => {
    expect(() => parseRawState("charges", fromJson(value))).toThrow(ConfigError);
    expect(() => parseRawState("charges", fromJson(value))).toThrow(/"charges".*Clear/);
  });

  it.each([
    ["one with a mangled snapshot", { ...derived, incremental: { events_cursor: 940, snapshot: { at: 5 } } }],
    [
      "one with a mangled customer",
      { ...derived, carry_over: { customers: { cus_1: { next_at: "soon" } }, is_cut: false } },
    ],
    ["one with a mangled coupon", { ...derived, coupons: { deleted: ["SPRING"], products: {} } }],
    ["one with mangled products", { ...derived, coupons: { deleted: [], products: { SPRING: "all" } } }],
  ])("of a derived stream is refused with what to do when it is %s", (_name, value) => {
    expect(() => parseDerivedState("customer_metrics", fromJson(value))).toThrow(ConfigError);
    expect(() => parseDerivedState("customer_metrics", fromJson(value))).toThrow(/"customer_metrics".*Clear/);
  });
});

describe("a state of version 1, as it was saved", () => {
  const saved = {
    version: 1,
    account: "acct_1",
    livemode: false,
    phase: "follow",
    connected_at: 940,
    high_water_mark: 940,
    listed_at: 1000,
    import_start: 7,
    open_ranges: [],
    events_cursor: 1500,
    recent_events: ["evt_1"],
    observed_until: "2026-03-14T00:00:00.000000Z",
    list_pages: { invoices: 12 },
  };
  const present = {
    version: 2,
    account: "acct_1",
    livemode: false,
    phase: "follow",
    connected_at: 940,
    observed_until: "2026-03-14T00:00:00.000000Z",
    list_pages: { invoices: 12 },
    backfill: { import_start: 7, listed_at: 1000, high_water_mark: 940, open_ranges: [] },
  };
  const deleted = derived.coupons!.deleted;
  const ofDerived = {
    ...saved,
    recent_events: [],
    listing: { from: 900, until: 940, at: 1000, seen: ["evt_1"] },
    customer_memory: { cus_1: { turn_at: 2000, idle: { sub_1: "paused" } }, cus_2: { idle: { sub_2: "unpaid" } } },
    memory_is_cut: true,
    deleted_coupons: deleted,
    coupon_products: { B: ["prod_1"] },
  };

  it("is read as the present one for a raw stream", () => {
    const incremental = { events_cursor: 1500, recent_events: ["evt_1"] };
    expect(parseRawState("invoices", fromJson(saved))).toEqual({ ...present, incremental });
  });

  it("is read as the present one for a derived stream, with what it holds of customers and coupons", () => {
    expect(parseDerivedState("customer_metrics", fromJson(ofDerived))).toEqual({
      ...present,
      incremental: { events_cursor: 1500, snapshot: ofDerived.listing },
      carry_over: {
        customers: { cus_1: { next_at: 2000, idle: { sub_1: "paused" } }, cus_2: { idle: { sub_2: "unpaid" } } },
        is_cut: true,
      },
      coupons: { deleted, products: { B: ["prod_1"] } },
    });
  });

  it("that carries nothing over carries nothing over afterwards", () => {
    const state = parseDerivedState("lifecycle_events", fromJson({ ...saved, recent_events: [] }));
    expect([state?.carry_over, state?.coupons]).toEqual([undefined, undefined]);
  });

  it.each([
    ["a mangled range", { ...saved, open_ranges: [[1, "2"]] }],
    ["a time that is no number", { ...saved, events_cursor: "now" }],
    ["a mangled listing", { ...ofDerived, listing: { at: 5 } }],
    ["a mangled customer", { ...ofDerived, customer_memory: { cus_1: { turn_at: "soon" } } }],
    ["a mangled coupon", { ...ofDerived, deleted_coupons: ["SPRING"] }],
    ["mangled products", { ...ofDerived, coupon_products: { SPRING: "all" } }],
  ])("is refused with what to do when it has %s", (_name, value) => {
    expect(() => parseDerivedState("customer_metrics", fromJson(value))).toThrow(/"customer_metrics".*Clear/);
  });
});
