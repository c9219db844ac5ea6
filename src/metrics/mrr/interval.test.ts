import { describe, expect, test } from "vitest";
import { at } from "../testing/world.js";
import { roundHalfUp, multiply, fraction } from "./fraction.js";
import { approximateDays, monthlyFactor, recurrenceOfPeriod } from "./interval.js";

const recurrence = (text: string) => {
  const [count, interval] = text.split(" ") as [string, "day" | "week" | "month" | "year"];
  return { interval, intervalCount: Number(count) };
};

describe("the recurrence of a service period", () => {
  test.each([
    ["2026-01-15", "2026-02-15", "1 month"],
    ["2026-01-31", "2026-02-28", "1 month"],
    ["2024-01-31", "2024-02-29", "1 month"],
    ["2025-12-31", "2026-01-31", "1 month"],
    ["2026-08-31", "2027-02-28", "6 month"],
    ["2026-11-30", "2027-02-28", "3 month"],
    ["2026-01-15", "2026-12-15", "11 month"],
    ["2026-01-15", "2027-01-15", "1 year"],
    ["2026-01-15", "2027-02-15", "13 month"],
    ["2026-01-15", "2029-01-15", "3 year"],
    ["2026-02-03", "2026-02-10", "1 week"],
    ["2026-02-03", "2026-03-31", "8 week"],
    ["2026-02-03", "2026-02-04", "1 day"],
    ["2026-02-03", "2026-02-03", "1 day"],
    ["2026-02-03T00:00:00Z", "2026-02-04T11:00:00Z", "1 day"],
    ["2026-02-03T00:00:00Z", "2026-02-04T13:00:00Z", "2 day"],
    ["2026-03-01", "2026-03-29", "4 week"],
  ])("from %s to %s is %s", (start, end, expected) => {
    expect(recurrenceOfPeriod(at(start), at(end))).toEqual(recurrence(expected));
  });

  test.each([
    ["2026-01-15", "2026-02-14", "1 month"],
    ["2026-01-15", "2026-02-16", "1 month"],
    ["2026-01-15", "2026-02-13", "29 day"],
    ["2026-01-15", "2026-02-17", "33 day"],
    ["2026-01-15T23:00:00Z", "2026-02-14T01:00:00Z", "1 month"],
    ["2026-01-15T01:00:00Z", "2026-02-16T23:00:00Z", "1 month"],
  ])("may differ from months by a day: from %s to %s is %s", (start, end, expected) => {
    expect(recurrenceOfPeriod(at(start), at(end))).toEqual(recurrence(expected));
  });
});

test.each([
  ["1 day", 1],
  ["3 day", 3],
  ["2 week", 14],
  ["1 month", 30.436_875],
  ["12 month", 365.2425],
  ["2 year", 730.485],
])("%s is about %d days", (text, days) => {
  expect(approximateDays(recurrence(text))).toBeCloseTo(days, 6);
});

test.each([
  ["1 day", 36_500],
  ["1 week", 5_200],
  ["2 week", 2_600],
  ["1 month", 1_200],
  ["3 month", 400],
  ["1 year", 100],
  ["2 year", 50],
])("1200 every %s is %d a month", (text, monthly) => {
  expect(roundHalfUp(multiply(fraction(1_200), monthlyFactor(recurrence(text))))).toBe(monthly);
});
