import { describe, expect, it } from "vitest";
import { parseDerivedState, parseRawState } from "./parse-state.js";
import { savedVersion1 } from "./testing.js";

type Json = Readonly<Record<string, unknown>>;

const common = {
  version: 2,
  account: "acct_1",
  livemode: false,
  phase: "backfill",
  connected_at: 940,
  observed_until: "2026-03-14T00:00:00.000000Z",
  list_pages: { charges: 3 },
  backfill: {
    import_start: 7,
    listed_at: 1000,
    high_water_mark: 940,
    open_ranges: [[7, 1001]],
    parts: 2,
    after: "ch_1",
  },
};
const deletedCoupon = {
  id: "A",
  created_at: 1,
  deleted_at: 2,
  duration: "once",
  percent_off: "5",
  amount_off: 500,
  currency: "usd",
  currency_options: { eur: 400 },
  products: ["prod_1"],
};
const customer = {
  idle: { sub_1: "paused" },
  ending: [{ id: "di_1", coupon: "A", start: 10, end: 20, subscription: "sub_1", item: "si_1" }],
};
const raw = {
  ...common,
  incremental: { events_cursor: 940, recent_events: ["evt_1"] },
  relisting: { until: 940, only_new: true, newest: ["ch_1"], ids: ["ch_1"], pending: [[1, 2, 3]] },
};
const derived = {
  ...common,
  incremental: { events_cursor: 940 },
  definition: { version: "2", options: "abc" },
  reported: { mrr: { sub_1: "paused", sub_2: 2900 }, dropped: 3 },
  evidence_from: 5,
  carry_over: { customers: { cus_1: { ...customer, next_at: 2000 } }, is_cut: false },
  coupons: { deleted: [deletedCoupon], products: { B: ["prod_1"] }, currency_options: { B: { eur: 400 } } },
};
const version1 = {
  ...savedVersion1,
  open_ranges: [[7, 1001]],
  customer_memory: { cus_1: { ...customer, turn_at: 2000 } },
  memory_is_cut: true,
  deleted_coupons: [deletedCoupon],
  coupon_products: { B: ["prod_1"] },
};

/** Fields that may be absent, and the keys of maps. The names of their containers are not part of it. */
const optional = new Set(
  [
    "parts after relisting only_new newest ids pending definition reported evidence_from carry_over coupons",
    "currency_options next_at turn_at idle ending start subscription item customer_memory memory_is_cut",
    "deleted_coupons coupon_products charges invoices sub_1 sub_2 cus_1 eur B deleted.0.products",
  ].flatMap((names) => names.split(" ")),
);

/** Returns the path of each value within a value. */
function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  const inner = Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...path, key]));
  return path.length === 0 ? inner : [[...path], ...inner];
}

/** Returns a copy with another value at a path; undefined: without the value. */
function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const inner = (value as Json)[key];
  if (Array.isArray(value)) return value.map((each, index) => (String(index) === key ? changed(each, rest, to) : each));
  return { ...(value as Json), [key]: changed(inner, rest, to) };
}

const fromJson = (state: unknown) => JSON.parse(JSON.stringify(state)) as Json;
const states = [
  ["a raw stream", raw, parseRawState],
  ["a derived stream", derived, parseDerivedState],
  ["a derived stream in version 1", version1, parseDerivedState],
] as const;

describe.each(states)("the state of %s", (_kind, whole, parse) => {
  const paths = pathsIn(whole).map((path) => [path.join("."), path] as const);
  const fields = paths.filter(([, path]) => !/^\d+$/.test(path.at(-1)!));
  const isOptional = (path: readonly string[]) =>
    optional.has(path.at(-1)!) ||
    optional.has(path.slice(-3).join(".")) ||
    /coupons\.\d+\.products$/.test(path.join("."));

  it("is accepted with every field", () => {
    expect(() => parse("charges", fromJson(whole))).not.toThrow();
  });

  it.each(paths)("is refused with a wrong value of %s", (_name, path) => {
    expect(() => parse("charges", fromJson(changed(whole, path, [{ wrong: true }])))).toThrow(/"charges".*Clear/);
  });

  it.each(fields)("may be without %s only if that is optional", (_name, path) => {
    const read = () => parse("charges", fromJson(changed(whole, path, undefined)));
    if (isOptional(path)) expect(read).not.toThrow();
    else expect(read).toThrow(/"charges".*Clear/);
  });
});
