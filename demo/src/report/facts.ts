import type { MonthOfMovements } from "../movements.js";
import type { PlanShare } from "../plan-mix.js";
import type { Cohort, MonthOfFailures, MonthOfPaying, MonthOfTrials } from "./data.js";

/** What the warehouse tells of one currency, before it is put into words. */
export interface Facts {
  readonly currency: string;
  readonly mrrMinor: number;
  readonly payingCustomers: number;
  readonly movements: readonly MonthOfMovements[];
  readonly paying: readonly MonthOfPaying[];
  readonly cohorts: readonly Cohort[];
  readonly trials: readonly MonthOfTrials[];
  readonly failures: readonly MonthOfFailures[];
  readonly plans: readonly PlanShare[];
}

/** The row of a month; undefined: nothing happened in it. */
export function ofMonth<T extends { readonly month: string }>(rows: readonly T[], month: string): T | undefined {
  return rows.find((row) => row.month === month);
}

/** Sum of a number over rows. */
export function total<T>(rows: readonly T[], number: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + number(row), 0);
}
