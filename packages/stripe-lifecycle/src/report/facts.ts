import type { MonthOfMovements } from "../movements.js";
import type { PlanShare } from "../plan-mix.js";
import type { CurrencyFigures } from "./currency-figures.js";
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
  readonly figures: CurrencyFigures;
}
