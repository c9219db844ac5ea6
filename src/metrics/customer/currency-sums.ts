import type { CustomerMetrics } from "../../generated/customer_metrics.js";
import { currencyExponent } from "../currency-exponent.js";
import { exact } from "../exact.js";

/** Amounts in minor units by currency. Currencies are never summed together. */
export type CurrencySums = ReadonlyMap<string, number>;

/** An amount with its currency. Deductions are negative. */
export interface Amount {
  readonly currency: string;
  readonly amountMinor: number;
}

/**
 * Returns one sum per currency: 2900 usd, 1000 usd and 500 eur give 3900 usd and 500 eur. @throws InexactAmountError
 */
export function sumsOf(amounts: readonly Amount[]): CurrencySums {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of amounts) sums.set(currency, exact((sums.get(currency) ?? 0) + amountMinor));
  return sums;
}

/** Returns the sums as a column of a row, sorted by currency code. */
export function column(sums: CurrencySums): CustomerMetrics["mrr_by_currency"] {
  return [...sums]
    .map(([currency, amount]) => ({ currency, currency_exponent: currencyExponent(currency), amount }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
