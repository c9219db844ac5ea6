import type { CurrencyFigures } from "./currency-figures.js";
import type { MonthOfMovements } from "../movements.js";
import type { PlanShare } from "../plan-mix.js";
import type { PackedCustomers } from "./packed-customers.js";

/** The data of the report's page. Amounts are in the minor unit of their currency and never added across currencies. */
export interface ReportData {
  readonly account: string | null;
  /** null: unknown, because there is no customer. */
  readonly livemode: boolean | null;
  /** The time that the warehouse describes, in Unix seconds. */
  readonly asOfSeconds: number;
  /** Customers with MRR in any currency. Each counts once. */
  readonly payingCustomers: number;
  /** By number of paying customers, largest first. */
  readonly currencies: readonly CurrencyReport[];
  readonly statuses: readonly StatusCount[];
  readonly statusReading: string;
  readonly customers: PackedCustomers;
}

/** The data of one currency: its amounts, and their customers, trials and invoices. */
export interface CurrencyReport {
  readonly currency: string;
  /** The present MRR. */
  readonly mrrMinor: number;
  readonly payingCustomers: number;
  readonly headline: readonly Figure[];
  readonly movements: readonly MonthOfMovements[];
  readonly paying: readonly MonthOfPaying[];
  readonly cohorts: readonly Cohort[];
  readonly trials: readonly MonthOfTrials[];
  readonly failures: readonly MonthOfFailures[];
  readonly plans: readonly PlanShare[];
  readonly readings: Readings;
  readonly figures: CurrencyFigures;
}

/** One sentence per chart, with what the chart shows. */
export interface Readings {
  readonly mrr: string;
  readonly movements: string;
  readonly retention: string;
  readonly trials: string;
  readonly failures: string;
  readonly plans: string;
}

/** One of the figures at the top, as text. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  /** A comparison for the value. */
  readonly context: string;
  readonly definition: string;
  /** Formula, table and columns. */
  readonly source: string;
  /**
   * The value of up to twelve full months and, if known, the present value; oldest first. null: not defined for that
   * month.
   */
  readonly trend: readonly (number | null)[];
}

/** Customers with MRR in one currency. */
export interface MonthOfPaying {
  /** YYYY-MM, UTC. */
  readonly month: string;
  readonly currency: string;
  readonly opening: number;
  readonly closing: number;
  /** The number of opening customers who had no MRR when the month closed. */
  readonly lost: number;
}

/** Customers whose MRR in one currency began in the same month. */
export interface Cohort {
  /** YYYY-MM, UTC. */
  readonly month: string;
  readonly currency: string;
  readonly customers: number;
  /** The number of them with MRR at the end of that month, of the next and so on, through the last full month. */
  readonly paying: readonly number[];
  /** Their MRR at the same times. */
  readonly mrrMinor: readonly number[];
}

/** Trials of subscriptions in one currency. */
export interface MonthOfTrials {
  /** YYYY-MM, UTC. */
  readonly month: string;
  readonly currency: string;
  readonly started: number;
  readonly converted: number;
  readonly expired: number;
}

/** Invoices whose first known failure is in one month, and their outcome. */
export interface MonthOfFailures {
  /** YYYY-MM, UTC. */
  readonly month: string;
  readonly currency: string;
  readonly recovered: InvoiceSum;
  /** Voided or marked uncollectible. */
  readonly givenUp: InvoiceSum;
  readonly open: InvoiceSum;
}

export interface InvoiceSum {
  readonly invoices: number;
  readonly minor: number;
}

export interface StatusCount {
  readonly status: string;
  readonly detail: string | null;
  readonly customers: number;
}
