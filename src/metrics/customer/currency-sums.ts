import { exact } from "../exact.js";

/** Amounts in minor units by currency: never summed across currencies. */
export type CurrencySums = ReadonlyMap<string, number>;

/** An amount that is taken off is negative. */
export interface Amount {
  readonly currency: string;
  readonly amountMinor: number;
}

/** @throws InexactAmountError */
export function sumsOf(amounts: readonly Amount[]): CurrencySums {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of amounts) sums.set(currency, exact((sums.get(currency) ?? 0) + amountMinor));
  return sums;
}

/** As a column of a row, in the order of the currencies' codes. */
export function column(sums: CurrencySums): { currency: string; amount: number }[] {
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
