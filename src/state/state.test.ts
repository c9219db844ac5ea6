import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { describe, expect, it } from "vitest";
import { parseDerivedState, parseRawState } from "./parse-state.js";
import { openRanges, withOpenRanges, type CommonState, type DerivedState, type RawState } from "./state.js";
import { savedVersion1 } from "./testing.js";

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
  incremental: { events_cursor: 940 },
  definition: { version: "2", options: "abc" },
  reported: { mrr: { sub_1: "paused", sub_2: 2900 }, dropped: 3 },
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
  it("is read back from JSON unchanged", () => {
    expect(parseRawState("charges", fromJson(raw))).toEqual(raw);
    expect(parseDerivedState("customer_metrics", fromJson(derived))).toEqual(derived);
    const first: DerivedState = { ...common, incremental: { events_cursor: 940 } };
    expect(parseDerivedState("customer_metrics", fromJson(first))).toEqual(first);
  });

  it.each([
    ["raw", parseRawState],
    ["derived", parseDerivedState],
  ])("of a %s stream is undefined if it is empty", (_kind, parse) => {
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
    ["one with an invalid range", { ...raw, backfill: { ...raw.backfill, open_ranges: [[1, "2"]] } }],
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
    ["one with a time that is not a number", { ...raw, incremental: { ...raw.incremental, events_cursor: "now" } }],
    ["a derived stream's", derived],
  ])("of a raw stream is rejected with what to do if it is %s", (_name, value) => {
    expect(() => parseRawState("charges", fromJson(value))).toThrow(ConfigError);
    expect(() => parseRawState("charges", fromJson(value))).toThrow(/"charges".*Clear.* no duplicates\.$/);
  });

  it.each([
    ["one with an invalid report", { ...derived, reported: { mrr: { sub_1: 29.5 }, dropped: 0 } }],
    ["one with a report of unknown size", { ...derived, reported: { mrr: {} } }],
    ["one with an invalid definition", { ...derived, definition: { version: 2, options: "abc" } }],
    [
      "one with an invalid customer",
      { ...derived, carry_over: { customers: { cus_1: { next_at: "soon" } }, is_cut: false } },
    ],
    ["one with an invalid coupon", { ...derived, coupons: { deleted: ["SPRING"], products: {} } }],
    ["one with invalid products", { ...derived, coupons: { deleted: [], products: { SPRING: "all" } } }],
    ...["created_at", "deleted_at", "percent_off", "amount_off", "currency"].map((field): [string, unknown] => [
      `one with a coupon whose ${field} is of another type`,
      { ...derived, coupons: { deleted: [{ ...derived.coupons!.deleted[0], [field]: {} }], products: {} } },
    ]),
    ["one with a list for a customer", { ...derived, carry_over: { customers: { cus_1: [] }, is_cut: false } }],
  ])("of a derived stream is rejected with what to do if it is %s", (_name, value) => {
    expect(() => parseDerivedState("customer_metrics", fromJson(value))).toThrow(ConfigError);
    expect(() => parseDerivedState("customer_metrics", fromJson(value))).toThrow(/"customer_metrics".*Clear/);
  });
});

describe("a state of version 1, as it was saved", () => {
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
    ...savedVersion1,
    recent_events: [],
    listing: { from: 900, until: 940, at: 1000, seen: ["evt_1"] },
    customer_memory: { cus_1: { turn_at: 2000, idle: { sub_1: "paused" } }, cus_2: { idle: { sub_2: "unpaid" } } },
    memory_is_cut: true,
    deleted_coupons: deleted,
    coupon_products: { B: ["prod_1"] },
  };

  it("is converted to the current version for a raw stream", () => {
    const incremental = { events_cursor: 1500, recent_events: ["evt_1"] };
    expect(parseRawState("invoices", fromJson(savedVersion1))).toEqual({ ...present, incremental });
  });

  it("is converted to the current version for a derived stream, with its customers and coupons", () => {
    expect(parseDerivedState("customer_metrics", fromJson(ofDerived))).toEqual({
      ...present,
      incremental: { events_cursor: 1500 },
      carry_over: {
        customers: { cus_1: { next_at: 2000, idle: { sub_1: "paused" } }, cus_2: { idle: { sub_2: "unpaid" } } },
        is_cut: true,
      },
      coupons: { deleted, products: { B: ["prod_1"] } },
    });
  });

  it("has no carry-over and no coupons after the conversion if it had none before", () => {
    const state = parseDerivedState("lifecycle_events", fromJson({ ...savedVersion1, recent_events: [] }));
    expect([state?.carry_over, state?.coupons]).toEqual([undefined, undefined]);
  });

  it("has what it had of carry-over and coupons, and nothing for what it lacked", () => {
    const parsed = (rest: object) => parseDerivedState("customer_metrics", fromJson({ ...savedVersion1, ...rest }));
    expect(parsed({ deleted_coupons: deleted })?.coupons).toEqual({ deleted, products: {} });
    expect(parsed({ coupon_products: { B: ["prod_1"] } })?.coupons).toEqual({
      deleted: [],
      products: { B: ["prod_1"] },
    });
    expect(parsed({ customer_memory: { cus_1: { idle: {} } } })?.carry_over).toStrictEqual({
      customers: { cus_1: { idle: {} } },
      is_cut: false,
    });
    expect(parsed({ observed_until: null })?.observed_until).toBeNull();
    expect(Object.keys(parsed({})!)).not.toContain("carry_over");
  });

  it.each([
    ["a customer that is null", { ...ofDerived, customer_memory: { cus_1: null } }],
    ["a customer that is a number", { ...ofDerived, customer_memory: { cus_1: 5 } }],
    ["a customer that is a text", { ...ofDerived, customer_memory: { cus_1: "" } }],
    ["a customer that is a list", { ...ofDerived, customer_memory: { cus_1: [] } }],
    ["a customer with an invalid status", { ...ofDerived, customer_memory: { cus_1: { turn_at: 1, idle: { a: 1 } } } }],
    ["a last record at no time", { ...ofDerived, observed_until: "yesterday" }],
    ["a last record that is a number", { ...ofDerived, observed_until: 5 }],
    ["an invalid range", { ...savedVersion1, open_ranges: [[1, "2"]] }],
    ["a time that is not a number", { ...savedVersion1, events_cursor: "now" }],
    ["an invalid customer", { ...ofDerived, customer_memory: { cus_1: { turn_at: "soon" } } }],
    ["an invalid coupon", { ...ofDerived, deleted_coupons: ["SPRING"] }],
    ["invalid products", { ...ofDerived, coupon_products: { SPRING: "all" } }],
  ])("is rejected with what to do if it has %s", (_name, value) => {
    expect(() => parseDerivedState("customer_metrics", fromJson(value))).toThrow(/"customer_metrics".*Clear/);
  });
});
