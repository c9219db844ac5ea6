import type { Cohort, CurrencyReport } from "./data.js";
import { total } from "./rows.js";
import { amountCell, countCell, monthCell, shareCell, type TableContent, type ValueCell } from "./table-content.js";
import { count } from "./words.js";

/** What is retained. */
export type Measure = "customers" | "mrr";

/** A cohort, or all of them, in the table of retention. */
export interface CohortRow {
  readonly name: ValueCell;
  /** The customers who started, or their MRR at the end of the month in which they did. */
  readonly size: ValueCell;
  /** The retained share by age in months. null: not old enough, or nothing to retain. */
  readonly shares: readonly { readonly age: number; readonly share: number | null }[];
}

/**
 * Returns the cohorts and then all of them. Customers are counted from the month in which they start, because some
 * leave within it. MRR is compared with the end of that month, so it begins a month later.
 */
export function cohortRows(
  { cohorts, currency }: Pick<CurrencyReport, "cohorts" | "currency">,
  of: Measure,
): CohortRow[] {
  const oldest = Math.max(0, ...cohorts.map(({ paying }) => paying.length));
  const ages = Array.from({ length: oldest }, (_, age) => age).slice(of === "mrr" ? 1 : 0);
  const sizeOf = (group: readonly Cohort[]) =>
    of === "mrr"
      ? amountCell(
          total(group, ({ mrrMinor }) => mrrMinor[0] ?? 0),
          currency,
        )
      : countCell(total(group, ({ customers }) => customers));
  const row = (name: ValueCell, group: readonly Cohort[]): CohortRow => ({
    name,
    size: sizeOf(group),
    shares: ages.map((age) => ({ age, share: shareAt(group, age, of) })),
  });
  return [
    ...cohorts.map((cohort) => row(monthCell(cohort.month), [cohort])),
    row({ text: "All", value: "All" }, cohorts),
  ];
}

/** Returns the rows for a CSV file. */
export function csvOfCohorts(rows: readonly CohortRow[], of: Measure): TableContent {
  return {
    head: [
      "Started in",
      of === "mrr" ? "MRR at the end of that month" : "Customers",
      ...rows.at(-1)!.shares.map(({ age }) => (age === 0 ? "End of that month" : `${count(age, "month")} later`)),
    ],
    rows: rows.map(({ name, size, shares }) => [name, size, ...shares.map(({ share }) => shareCell(share))]),
  };
}

/** Returns the retained share of the cohorts that are old enough. null: none is, or they had nothing. */
function shareAt(cohorts: readonly Cohort[], age: number, of: Measure): number | null {
  const old = cohorts.filter(({ paying }) => paying.length > age);
  const base = total(old, ({ customers, mrrMinor }) => (of === "customers" ? customers : mrrMinor[0]!));
  const kept = total(old, ({ paying, mrrMinor }) => (of === "customers" ? paying[age]! : mrrMinor[age]!));
  return base > 0 ? kept / base : null;
}
