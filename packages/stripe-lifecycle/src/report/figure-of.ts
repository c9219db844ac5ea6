import type { Figure } from "./data.js";
import type { Facts } from "./facts.js";
import { figuresOf, type PeriodFigures } from "./period/period.js";

/**
 * Returns one of the figures at the top.
 * @param months YYYY-MM: the last twelve full months, oldest first.
 * @param payingInAll paying customers of all currencies.
 */
export type FigureOf = (facts: Facts, months: readonly string[], payingInAll: number) => Figure;

/** Returns the figures of one month. */
export function monthFigures({ movements, paying, figures }: Facts, month: string): PeriodFigures {
  return figuresOf({ movements, paying, kept: figures.kept }, { from: month, to: month });
}
