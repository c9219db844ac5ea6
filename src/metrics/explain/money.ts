import { fraction, type Fraction } from "../mrr/fraction.js";
import { currencyExponent } from "../currency-exponent.js";

/** Returns a readable amount: `1,234.50 USD`. Without its comma and point it is the number of minor units. */
export function money(minor: number, currency: string): string {
  return exactMoney(fraction(minor), currency);
}

/** Returns a change with its sign: `+29.00 USD`. */
export function signedMoney(minor: number, currency: string): string {
  return minor < 0 ? `-${money(-minor, currency)}` : `+${money(minor, currency)}`;
}

/**
 * Returns an exact amount, which may have more decimals than its currency: `28.3333... USD`.
 * The dots mark that more digits follow.
 */
export function exactMoney(minor: Fraction, currency: string): string {
  const { denominator } = minor;
  const [sign, numerator] = minor.numerator < 0n ? ["-", -minor.numerator] : ["", minor.numerator];
  const decimals = currencyExponent(currency);
  const shown = (numerator * furtherUnits) / denominator;
  const isWhole = shown * denominator === numerator * furtherUnits;
  const digits = String(shown).padStart(decimals + furtherDecimals + 1, "0");
  const point = digits.length - decimals - furtherDecimals;
  const further = digits.slice(point + decimals);
  const rest = digits.slice(point, point + decimals) + (isWhole ? further.replace(/0+$/, "") : further);
  const grouped = digits.slice(0, point).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}${grouped}${rest === "" ? "" : `.${rest}`}${isWhole ? "" : "..."} ${currency.toUpperCase()}`;
}

/** Returns amounts joined by "and", because different currencies are never added: `20.00 EUR and 36.10 USD`. */
export function moneys(amounts: readonly { readonly minor: number; readonly currency: string }[]): string {
  return amounts.map(({ minor, currency }) => money(minor, currency)).join(" and ");
}

/** Unit prices have up to 12 decimals of a minor unit, and fewer are shown. */
const furtherDecimals = 4;
const furtherUnits = 10n ** BigInt(furtherDecimals);
