import type { MonthOfMovements } from "../movements.js";
import type { PlanShare } from "../plan-mix.js";
import type { Cohort, MonthOfFailures, MonthOfPaying, MonthOfTrials } from "./data.js";

/** The data of one currency in the warehouse, before it is put into words. */
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

/** Returns the row of a month. Undefined if nothing happened in it. */
export function ofMonth<T extends { readonly month: string }>(rows: readonly T[], month: string): T | undefined {
  return rows.find((row) => row.month === month);
}

/** Returns the sum of a number over rows. */
export function total<T>(rows: readonly T[], number: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + number(row), 0);
}
