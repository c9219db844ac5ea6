import { describe, expect, test } from "vitest";
import type { Counting } from "../mrr/counting.js";
import { monthly } from "../testing/world.js";
import type { MrrState, Term } from "./mrr-state.js";
import type { Point } from "./point.js";
import { amountOf, continueReport, reportedOf, type EarlierReport, type ReportedMrr } from "./reported-mrr.js";

const term = (mrrMinor: number, priceId = "price"): Term => {
  return { priceId, productId: null, recurrence: null, quantity: 1, mrrMinor };
};
const stateOf = (mrr: ReportedMrr, terms?: readonly Term[]): MrrState => {
  const [counting, mrrMinor]: [Counting, number] = typeof mrr === "number" ? ["counted", mrr] : [mrr, 0];
  return { counting, mrrMinor, terms: terms ?? [term(mrrMinor, `price_${mrr}`)], discountIds: [] };
};
const facts = monthly(1000);
/** A point that Stripe recorded at a second. */
const point = (recordedSeconds: number, mrr: ReportedMrr, rest: Partial<Point> = {}): Point => ({
  occurredSeconds: recordedSeconds,
  recordedSeconds,
  mrrState: stateOf(mrr),
  facts,
  source: "event",
  precision: "exact",
  isDiscountEnd: false,
  ...rest,
});
/** Everything before second 100 was reported, and the sync is as of second 200. */
const report = (mrr: ReportedMrr, reportsObserved = false): EarlierReport => ({
  mrr,
  untilSeconds: 100,
  reportsObserved,
});

/** Returns when each point was recorded, with its MRR. A point that is not of the evidence has its precision. */
function continued(points: readonly Point[], of: EarlierReport): string[] {
  return continueReport(points, of, 200).map(({ recordedSeconds, mrrState, precision, source }) => {
    const mark = precision === "inferred" ? ` ${source}/inferred` : "";
    return `${recordedSeconds}: ${reportedOf(mrrState)}${mark}`;
  });
}

test("a reported MRR is that of a subscription that counts, else why it does not", () => {
  expect([reportedOf(stateOf(1000)), reportedOf(stateOf("paused"))]).toEqual([1000, "paused"]);
  expect([amountOf(1000), amountOf("paused")]).toEqual([1000, 0]);
});

describe("the points after a report", () => {
  test.each<[string, readonly Point[], ReportedMrr, readonly string[]]>([
    [
      "stay as they are, if the last one has the reported MRR",
      [point(10, 500), point(20, 1000)],
      1000,
      ["10: 500", "20: 1000"],
    ],
    ["stay as they are, if nothing was reported and there was nothing", [], "incomplete", []],
    [
      "stay as they are, if they are all younger and nothing was reported",
      [point(100, 1000)],
      "incomplete",
      ["100: 1000"],
    ],
    ["are none, if only the report is known", [], 1000, []],
    ["are the younger ones alone, if it did not count", [point(100, 1000)], "paused", ["100: 1000"]],
    [
      "begin with the reported MRR, if the evidence shows another one",
      [point(10, 500), point(100, 2000)],
      1000,
      ["10: 500", "99: 1000 list/inferred", "100: 2000"],
    ],
    [
      "begin with the reported MRR, if all evidence is younger",
      [point(100, 2000)],
      1000,
      ["99: 1000 list/inferred", "100: 2000"],
    ],
    [
      "begin with the reason that was reported",
      [point(10, 500), point(150, 2000)],
      "paused",
      ["10: 500", "99: paused list/inferred", "150: 2000"],
    ],
    ["are reported now, if the subscription had not counted yet", [point(10, 500)], "incomplete", ["100: 500"]],
    [
      "are reported now, if the subscription had not counted yet, and then the later ones",
      [point(10, 500), point(20, 700), point(150, 2000)],
      "incomplete",
      ["100: 500", "100: 700", "150: 2000"],
    ],
    ["contain an end that was not reported", [point(10, 1000), point(50, "ended")], 1000, ["10: 1000", "100: ended"]],
    ["contain no end that was reported", [point(10, 1000), point(50, "ended")], "ended", ["10: 1000", "50: ended"]],
    [
      "contain an unreported end after the reported MRR",
      [point(10, 500), point(50, "ended")],
      1000,
      ["10: 500", "99: 1000 list/inferred", "100: ended"],
    ],
  ])("%s", (_what, points, mrr, expected) => {
    expect(continued(points, report(mrr))).toEqual(expected);
  });

  test("leave a difference without a date to the next sync, unless this one reports what it observes", () => {
    const points = [point(10, 2000)];
    expect(continued(points, report(1000))).toEqual(["10: 2000", "99: 1000 list/inferred"]);
    expect(continued(points, report(1000, true))).toEqual([
      "10: 2000",
      "99: 1000 list/inferred",
      "200: 2000 list/inferred",
    ]);
    const later = [...points, point(150, 3000)];
    expect(continued(later, report(1000, true))).toEqual(["10: 2000", "99: 1000 list/inferred", "150: 3000"]);
  });

  test("have no discount's end where they only repeat a state", () => {
    const points = [point(10, 2000, { isDiscountEnd: true, source: "history" }), point(20, 3000)];
    const all = continueReport([points[0]!], report(1000, true), 200);
    expect(all.map(({ isDiscountEnd }) => isDiscountEnd)).toEqual([true, false, false]);
    expect(all.slice(1)).toMatchObject([
      { occurredSeconds: 99, source: "list" },
      { occurredSeconds: 200, source: "list" },
    ]);
  });
});

describe("the end of a discount that earlier syncs could not see", () => {
  const end = { isDiscountEnd: true };

  test("is reported now, at its own time", () => {
    const points = [point(10, 1000), point(50, 2000, end), point(150, 3000)];
    expect(continued(points, report(1000, true))).toEqual(["10: 1000", "100: 2000", "150: 3000"]);
    expect(continueReport(points, report(1000, true), 200)[1]).toMatchObject({
      occurredSeconds: 50,
      precision: "exact",
    });
    expect(continued([...points.slice(0, 2), point(60, 2500, end)], report(1000, true))).toEqual([
      "10: 1000",
      "100: 2000",
      "100: 2500",
    ]);
  });

  test("is not, if other evidence of that time shows a change", () => {
    const points = [point(10, 1000), point(50, 2000, end), point(60, 3000)];
    expect(continued(points, report(1000, true))).toEqual([
      "10: 1000",
      "50: 2000",
      "60: 3000",
      "99: 1000 list/inferred",
      "200: 3000 list/inferred",
    ]);
  });

  test("is not, if the reported MRR is none of before", () => {
    expect(continued([point(50, 2000, end)], report(1000, true))).toEqual([
      "50: 2000",
      "99: 1000 list/inferred",
      "200: 2000 list/inferred",
    ]);
  });

  test("is left to the next sync, if this one does not report what it observes", () => {
    expect(continued([point(10, 1000), point(50, 2000, end)], report(1000))).toEqual([
      "10: 1000",
      "50: 2000",
      "99: 1000 list/inferred",
    ]);
  });
});

describe("the reported MRR between two points", () => {
  /** Returns the terms of the point that has the reported MRR. */
  const termsOf = (before: readonly Term[] | undefined, mrr: ReportedMrr, next?: MrrState) => {
    const total = (before ?? []).reduce((sum, { mrrMinor }) => sum + mrrMinor, 0);
    const points = [
      ...(before ? [point(10, total, { mrrState: stateOf(total, before) })] : []),
      ...(next ? [point(150, 0, { mrrState: next })] : []),
    ];
    const opening = continueReport(points, report(mrr), 200).find(({ recordedSeconds }) => recordedSeconds === 99);
    return opening?.mrrState.terms.map(({ priceId, mrrMinor }) => `${priceId} ${mrrMinor}`);
  };
  const before = [term(300, "a"), term(100, "b")];

  test("has the terms before it, with their shares", () => {
    expect(termsOf(before, 1000)).toEqual(["a 750", "b 250"]);
    expect(termsOf([term(0, "a"), term(0, "b"), term(0, "c")], 1000)).toEqual(["a 334", "b 333", "c 333"]);
    expect(termsOf(before, "paused")).toEqual(["a 300", "b 100"]);
  });

  test("has the terms after it, if they have the same MRR, so that nothing happens in between", () => {
    expect(termsOf(before, 1000, stateOf(1000, [term(1000, "c")]))).toEqual(["c 1000"]);
    expect(termsOf(before, 1000, stateOf(999, [term(999, "c")]))).toEqual(["a 750", "b 250"]);
    const stopped: MrrState = { ...stateOf("paused", [term(1000, "c")]), mrrMinor: 1000 };
    expect(termsOf(before, 1000, stopped)).toEqual(["a 750", "b 250"]);
    expect(termsOf(undefined, 500, stateOf(1000, [term(1000, "c")]))).toEqual(["c 500"]);
  });
});
