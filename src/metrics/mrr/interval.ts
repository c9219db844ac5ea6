import type { Recurrence } from "../dossier/catalog-facts.js";
import { fraction, type Fraction } from "./fraction.js";

/** By what an amount per recurrence is multiplied to be one per month: week x 52/12, day x 365/12, divided by the interval count. */
export function monthlyFactor({ interval, intervalCount }: Recurrence): Fraction {
  const [numerator, denominator] = perMonth[interval];
  return fraction(numerator, denominator * intervalCount);
}

const perMonth = { day: [365, 12], week: [52, 12], month: [1, 1], year: [1, 12] } as const;

/** Roughly how long a recurrence is, to compare one with another. */
export function approximateDays({ interval, intervalCount }: Recurrence): number {
  return daysOf[interval] * intervalCount;
}

/**
 * The recurrence that a service period shows by its length: whole calendar months (twelve of them a year), else weeks, else days.
 * A day of slack absorbs months of unequal length and changes of the time zone.
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

/** The same day some months later, or that month's last day where it has none such, as Stripe bills it. */
function monthsLater(seconds: number, months: number): number {
  const from = new Date(seconds * 1000);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  return Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, day) / 1000;
}

function startOfDay(seconds: number): number {
  return Math.floor(seconds / 86_400) * 86_400;
}
