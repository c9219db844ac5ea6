import type { Spec } from "./generated/spec.js";

/** How far back the first sync reads. */
export type ImportWindow = NonNullable<Spec["import_window"]>;

/**
 * Returns a function from the current time to the window's start, both in Unix seconds. Months are calendar months and
 * start at midnight UTC.
 */
export function importStartOf(window: ImportWindow): (nowSeconds: number) => number {
  if (window.window === "last_months") return (nowSeconds) => monthsBefore(nowSeconds, window.months);
  const start = window.window === "since_date" ? Date.parse(`${window.start_date}T00:00:00Z`) / 1000 : 0;
  return () => start;
}

/** Returns the same day of an earlier month, or its last day if the month is shorter. */
function monthsBefore(nowSeconds: number, months: number): number {
  const now = new Date(nowSeconds * 1000);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() - months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(now.getUTCDate(), lastDay)) / 1000;
}
