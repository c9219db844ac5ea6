export const HOUR_SECONDS = 3600;
export const DAY_SECONDS = 86_400;

/** The part of a price that states how often it recurs. */
export interface Cadence {
  readonly interval: string;
  readonly interval_count: number;
}

/** Returns the same day and time `months` later in UTC, or the last day of that month if it has no such day. */
export function addMonths(seconds: number, months: number): number {
  const date = new Date(seconds * 1000);
  const firstOfMonth = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const month = new Date(firstOfMonth);
  const lastDay = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), lastDay);
  return firstOfMonth / 1000 + (day - 1) * DAY_SECONDS + (seconds - Math.floor(seconds / DAY_SECONDS) * DAY_SECONDS);
}

/**
 * Returns the first boundary of the billing cycle after `afterSeconds`. Boundaries are counted from the anchor, so an
 * anchor on the 31st gives 28 February and then 31 March (https://docs.stripe.com/billing/subscriptions/billing-cycle).
 */
export function nextBoundary(anchorSeconds: number, cadence: Cadence, afterSeconds: number): number {
  return boundary(anchorSeconds, cadence, firstIndexAfter(anchorSeconds, cadence, afterSeconds));
}

/** Returns the length in seconds of the whole cycle that ends at the boundary `endSeconds`. */
export function cycleSeconds(anchorSeconds: number, cadence: Cadence, endSeconds: number): number {
  const index = firstIndexAfter(anchorSeconds, cadence, endSeconds - 1);
  return boundary(anchorSeconds, cadence, index) - boundary(anchorSeconds, cadence, index - 1);
}

function boundary(anchorSeconds: number, { interval, interval_count }: Cadence, index: number): number {
  const steps = index * interval_count;
  switch (interval) {
    case "day":
      return anchorSeconds + steps * DAY_SECONDS;
    case "week":
      return anchorSeconds + steps * 7 * DAY_SECONDS;
    case "month":
      return addMonths(anchorSeconds, steps);
    case "year":
      return addMonths(anchorSeconds, steps * 12);
    default:
      throw new RangeError(`unknown interval ${interval}`);
  }
}

function firstIndexAfter(anchorSeconds: number, cadence: Cadence, afterSeconds: number): number {
  // Starts from an estimate by the longest possible cycle. Then steps: up behind the anchor, down before it.
  let index = Math.floor(
    (afterSeconds - anchorSeconds) / (LONGEST_SECONDS[cadence.interval]! * cadence.interval_count),
  );
  while (boundary(anchorSeconds, cadence, index) <= afterSeconds) index += 1;
  while (boundary(anchorSeconds, cadence, index - 1) > afterSeconds) index -= 1;
  return index;
}

const LONGEST_SECONDS: Readonly<Record<string, number>> = {
  day: DAY_SECONDS,
  week: 7 * DAY_SECONDS,
  month: 31 * DAY_SECONDS,
  year: 366 * DAY_SECONDS,
};
