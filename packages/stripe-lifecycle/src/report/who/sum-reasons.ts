/** The churn of some months with one reason. */
export interface SumOfReason {
  readonly reason: string;
  /** A customer who churns in two months counts twice. */
  readonly customers: number;
  /** In the currency's minor unit. */
  readonly minor: number;
}

/** The churn of one month with one reason. */
export interface MonthOfReason extends SumOfReason {
  /** YYYY-MM, UTC. */
  readonly month: string;
}

/** Returns the sum of each reason, the largest amount first. */
export function sumReasons(reasons: readonly SumOfReason[]): readonly SumOfReason[] {
  const sums = new Map<string, SumOfReason>();
  for (const { reason, customers, minor } of reasons) {
    const sum = sums.get(reason) ?? { reason, customers: 0, minor: 0 };
    sums.set(reason, { reason, customers: sum.customers + customers, minor: sum.minor + minor });
  }
  return [...sums.values()].toSorted((one, other) => other.minor - one.minor);
}
