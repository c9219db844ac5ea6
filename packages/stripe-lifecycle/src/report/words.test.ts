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

test.each([
  [112, 100, "+12.0%"],
  [98, 100, "−2.0%"],
  [200, 100, "+100.0%"],
  [201, 100, null],
  [4198, 100, null],
])("growth to %i from %i is %s", (now, before, text) => {
  expect(growth(now, before)).toBe(text);
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
