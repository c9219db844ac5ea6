import { expect, test } from "vitest";
import { cohortRows, csvOfCohorts } from "./cohort-rows.js";

const report = {
  currency: "usd",
  cohorts: [
    { month: "2026-01", currency: "usd", customers: 4, paying: [3, 2, 1], mrrMinor: [10_000, 9000, 20_000] },
    { month: "2026-03", currency: "usd", customers: 2, paying: [2], mrrMinor: [5000] },
  ],
};

test("customers are counted from the month in which they start, and all cohorts by those that are old enough", () => {
  expect(
    cohortRows(report, "customers").map(({ name, size, shares }) => [
      name.text,
      size.text,
      ...shares.map(({ share }) => share),
    ]),
  ).toEqual([
    ["Jan 26", "4", 0.75, 0.5, 0.25],
    ["Mar 26", "2", 1, null, null],
    ["All", "6", 5 / 6, 0.5, 0.25],
  ]);
});

test("MRR is compared with the end of the month in which it starts, so it begins a month later", () => {
  const rows = cohortRows(report, "mrr");
  expect(rows.map(({ size, shares }) => [size.text, ...shares.map(({ age, share }) => [age, share])])).toEqual([
    ["$100.00", [1, 0.9], [2, 2]],
    ["$50.00", [1, null], [2, null]],
    ["$150.00", [1, 0.9], [2, 2]],
  ]);
  expect(csvOfCohorts(rows, "mrr").head).toEqual([
    "Started in",
    "MRR at the end of that month",
    "1 month later",
    "2 months later",
  ]);
});

test("without cohorts, all are 0", () => {
  expect(cohortRows({ currency: "usd", cohorts: [] }, "customers")).toEqual([
    { name: { text: "All", value: "All" }, size: { text: "0", value: "0" }, shares: [] },
  ]);
});
