import { expect, test } from "vitest";
import {
  change,
  count,
  growth,
  monthName,
  monthOf,
  monthsBetween,
  monthsLater,
  percentOrDash,
  ratioOrDash,
  shareOrMultiple,
  statusName,
} from "./words.js";

test("numbers and months become words for people", () => {
  expect([percentOrDash(0.1234), percentOrDash(null), change(0.5), change(-0.021)]).toEqual([
    "12.3%",
    "–",
    "+50.0%",
    "−2.1%",
  ]);
  expect([count(1, "invoice"), count(1200, "invoice")]).toEqual(["1 invoice", "1,200 invoices"]);
  expect([monthName("2026-10"), monthOf(Date.parse("2026-10-31T23:59:59Z") / 1000)]).toEqual([
    "October 2026",
    "2026-10",
  ]);
});

test("months are counted across the end of a year", () => {
  expect([monthsLater("2026-01", -1), monthsLater("2025-11", 2), monthsLater("2026-10", -12)]).toEqual([
    "2025-12",
    "2026-01",
    "2025-10",
  ]);
  expect(monthsBetween("2025-11", "2026-01")).toEqual(["2025-11", "2025-12", "2026-01"]);
});

test("a status name includes its detail if it has one", () => {
  expect([statusName({ status: "active", detail: "past_due" }), statusName({ status: "lead", detail: null })]).toEqual([
    "Active, past due",
    "Lead",
  ]);
});

test.each([
  [null, "–", "–"],
  [0, "0.0%", "0.0"],
  [0.967, "96.7%", "1.0"],
  [9.99, "999.0%", "10.0"],
  [41.976, "42×", "42.0"],
  [1234.5, "1,235×", "1,235"],
])("%s is the share %s and the ratio %s", (value, share, ratio) => {
  expect([shareOrMultiple(value), ratioOrDash(value)]).toEqual([share, ratio]);
});

test.each([
  [100, 110, "+10.0% on the year"],
  [100, 100, "+0.0% on the year"],
  [100, 0, "−100.0% on the year"],
  [100, 200, "+100.0% on the year"],
  [100, 201, "up from $1.00 a year before"],
  [1, 4_197_600, "up from $0.01 a year before"],
  [0, 100, undefined],
])("growth from %s to %s is “%s”", (before, now, words) => {
  const dollars = (minor: number) => `$${(minor / 100).toFixed(2)}`;
  expect(growth(before, now, dollars, ["on the year", "a year before"])).toBe(words);
});
