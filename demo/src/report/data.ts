import type { MonthOfMovements } from "../movements.js";
import type { PlanShare } from "../plan-mix.js";
import type { PackedCustomers } from "./compact.js";

/**
 * Everything that the report's page shows. Amounts are in the minor unit of their currency and never added across
 * currencies.
 */
export interface ReportData {
  readonly account: string | null;
  readonly livemode: boolean;
  /** The moment that the warehouse describes, in seconds since 1970. */
  readonly asOfSeconds: number;
  /** Customers with MRR, whichever the currency; each once. */
  readonly payingCustomers: number;
  /** By number of paying customers, the most first. */
  readonly currencies: readonly CurrencyReport[];
  readonly statuses: readonly StatusCount[];
  readonly statusReading: string;
  readonly customers: PackedCustomers;
}

/** What is told of one currency: its amounts, and the customers, trials and invoices behind them. */
export interface CurrencyReport {
  readonly currency: string;
  readonly headline: readonly Figure[];
  readonly movements: readonly MonthOfMovements[];
  readonly paying: readonly MonthOfPaying[];
  readonly cohorts: readonly Cohort[];
  readonly trials: readonly MonthOfTrials[];
  readonly failures: readonly MonthOfFailures[];
  readonly plans: readonly PlanShare[];
  readonly readings: Readings;
}

/** A sentence each, of what its chart shows. */
export interface Readings {
  readonly mrr: string;
  readonly movements: string;
  readonly retention: string;
  readonly trials: string;
  readonly failures: string;
  readonly plans: string;
}

/** One of the figures at the top, in words. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  /** What puts the value into proportion. */
  readonly context: string;
  readonly definition: string;
  /**
   * The value of up to twelve full months and, where it is known, of the moment; oldest first. null: not defined for
   * that month.
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
  /** Of the opening ones, how many had no MRR when the month closed. */
  readonly lost: number;
}

/** Customers whose MRR in one currency began in the same month. */
export interface Cohort {
  /** YYYY-MM, UTC. */
  readonly month: string;
  readonly currency: string;
  readonly customers: number;
  /** How many of them had MRR at the end of that month, of the next and so on, through the last full month. */
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

/** Invoices whose first known failure lies in one month, and what came of them. */
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
