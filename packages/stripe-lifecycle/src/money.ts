import { currencyExponent } from "../../../dist/metrics/currency-exponent.js";

/**
 * Formats an amount.
 * @param minor amount in the currency's minor unit.
 */
export function formatMoney(minor: number, currency: string): string {
  const digits = currencyExponent(currency);
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(majorUnits(minor, currency));
}

/** Returns an amount in the currency's major unit: 1234 minor units of usd are 12.34. */
export function majorUnits(minor: number, currency: string): number {
  return minor / 10 ** currencyExponent(currency);
}
