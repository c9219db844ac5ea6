import type { Moved } from "./moved.js";

/** The churn of one month and currency with one reason. */
export interface MonthOfReason {
  readonly month: string;
  readonly reason: string;
  readonly customers: number;
  /** In the currency's minor unit. */
  readonly minor: number;
}

/** Returns the reasons of churn by month, the largest amount first. Their amounts add up to the churn of each month. */
export function reasonsByMonth(churned: readonly Moved[]): readonly MonthOfReason[] {
  const reasons = new Map<string, MonthOfReason>();
  for (const { month, reason, minor } of churned) {
    const key = `${month} ${reason}`;
    const sum = reasons.get(key) ?? { month, reason, customers: 0, minor: 0 };
    reasons.set(key, { ...sum, customers: sum.customers + 1, minor: sum.minor + minor });
  }
  return [...reasons.values()].toSorted(
    (one, other) => one.month.localeCompare(other.month) || other.minor - one.minor,
  );
}

/** The churn of a period with one reason. */
export type SumOfReason = Omit<MonthOfReason, "month">;

/** Returns the reasons of some months, the largest amount first. */
export function sumReasons(months: readonly MonthOfReason[]): readonly SumOfReason[] {
  const sums = new Map<string, SumOfReason>();
  for (const { reason, customers, minor } of months) {
    const sum = sums.get(reason) ?? { reason, customers: 0, minor: 0 };
    sums.set(reason, { reason, customers: sum.customers + customers, minor: sum.minor + minor });
  }
  return [...sums.values()].toSorted((one, other) => other.minor - one.minor);
}
