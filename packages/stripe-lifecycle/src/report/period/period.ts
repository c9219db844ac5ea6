import type { MonthOfMovements } from "../../movements.js";
import type { MonthOfPaying } from "../data.js";
import { total } from "../rows.js";
import { monthsBetween, monthsLater } from "../words.js";
import { keptBetween, type KeptByMonths } from "./kept.js";

/** Whole months, both included: YYYY-MM, UTC. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The figures of a period in one currency. Amounts are in minor units. A rate is null where it is not defined. */
export interface PeriodFigures extends Omit<MonthOfMovements, "month" | "currency"> {
  readonly net: number;
  readonly openingCustomers: number;
  /** Customers with MRR at the end and none at the beginning. */
  readonly gainedCustomers: number;
  /** Customers with MRR at the beginning and none at the end. */
  readonly lostCustomers: number;
  readonly closingCustomers: number;
  /** What the opening customers have at the end, divided by the opening MRR. null: the period opens with 0. */
  readonly netRetention: number | null;
  /** The same, without what a customer has beyond their opening MRR. At most 1. */
  readonly grossRetention: number | null;
  /** The opening MRR of the lost customers, divided by the opening MRR. At most 1. */
  readonly churnRate: number | null;
  /** Gains divided by losses. null: nothing was lost. */
  readonly quickRatio: number | null;
  /** MRR by paying customer at the end. null: nobody pays. */
  readonly arpa: number | null;
}

/** The monthly data of one currency. */
export interface MonthlyData {
  readonly movements: readonly MonthOfMovements[];
  readonly paying: readonly MonthOfPaying[];
  readonly kept: KeptByMonths;
}

/** Returns the figures of a period. Months before the first MRR count as 0. */
export function figuresOf({ movements, paying, kept }: MonthlyData, { from, to }: Period): PeriodFigures {
  const within = movements.filter(({ month }) => month >= from && month <= to);
  const sum = (kind: "new" | "expansion" | "reactivation" | "contraction" | "churn") =>
    total(within, (row) => row[kind]);
  const before = monthsLater(from, -1);
  const opening = closingOf(movements, before);
  const closing = closingOf(movements, to);
  const openingCustomers = closingOf(paying, before);
  const closingCustomers = closingOf(paying, to);
  const left = keptBetween(kept, before, to);
  const gains = sum("new") + sum("expansion") + sum("reactivation");
  return {
    opening,
    new: sum("new"),
    expansion: sum("expansion"),
    reactivation: sum("reactivation"),
    contraction: sum("contraction"),
    churn: sum("churn"),
    net: closing - opening,
    closing,
    openingCustomers,
    gainedCustomers: closingCustomers - left.customers,
    lostCustomers: openingCustomers - left.customers,
    closingCustomers,
    netRetention: quotient(left.retained + left.expanded, opening),
    grossRetention: quotient(left.retained, opening),
    churnRate: quotient(left.lost, opening),
    quickRatio: quotient(gains, sum("contraction") + sum("churn")),
    arpa: quotient(closing, closingCustomers),
  };
}

/** Returns the period of equal length that ends where this one begins. */
export function periodBefore({ from, to }: Period): Period {
  const months = monthsBetween(from, to).length;
  return { from: monthsLater(from, -months), to: monthsLater(from, -1) };
}

/** Returns a quotient. null: the divisor is not positive. */
export function quotient(dividend: number, divisor: number): number | null {
  return divisor > 0 ? dividend / divisor : null;
}

function closingOf(rows: readonly { readonly month: string; readonly closing: number }[], month: string): number {
  return rows.findLast((row) => row.month <= month)?.closing ?? 0;
}
