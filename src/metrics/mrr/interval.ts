import type { Recurrence } from "../dossier/catalog-facts.js";
import { fraction, type Fraction } from "./fraction.js";

/**
 * Returns the factor from an amount per recurrence to an amount per month.
 * It is 52/12 for a week, 365/12 for a day and 1/12 for a year, divided by the interval count.
 * Example: 1000 every 2 weeks is 1000 * 52/24, about 2167 a month.
 */
export function monthlyFactor({ interval, intervalCount }: Recurrence): Fraction {
  const [numerator, denominator] = perMonth[interval];
  return fraction(numerator, denominator * intervalCount);
}

const perMonth = { day: [365, 12], week: [52, 12], month: [1, 1], year: [1, 12] } as const;

/** Returns the approximate length of a recurrence in days, for comparisons. */
export function approximateDays({ interval, intervalCount }: Recurrence): number {
  return daysOf[interval] * intervalCount;
}

/**
 * Returns the recurrence that matches the length of a service period.
 * It is whole calendar months (12 of them are a year), otherwise weeks, otherwise days.
 * A tolerance of one day covers months of different lengths and changes of the time zone.
 */
export function recurrenceOfPeriod(startSeconds: number, endSeconds: number): Recurrence {
  const days = Math.max(1, Math.round((endSeconds - startSeconds) / 86_400));
  const months = Math.round(days / daysOf.month);
  if (months > 0 && Math.abs(startOfDay(endSeconds) - startOfDay(monthsLater(startSeconds, months))) <= 86_400) {
    return months % 12 === 0
      ? { interval: "year", intervalCount: months / 12 }
      : { interval: "month", intervalCount: months };
  }
  return days % 7 === 0 ? { interval: "week", intervalCount: days / 7 } : { interval: "day", intervalCount: days };
}

const daysOf = { day: 1, week: 7, month: 30.436_875, year: 365.2425 };

/** Returns the same day some months later. If that month is shorter, returns its last day, as Stripe bills it. */
function monthsLater(seconds: number, months: number): number {
  const from = new Date(seconds * 1000);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  return Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, day) / 1000;
}

function startOfDay(seconds: number): number {
  return Math.floor(seconds / 86_400) * 86_400;
}
