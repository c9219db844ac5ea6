import { Big } from "big.js";
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
  const decimals = currencyExponent(currency);
  const major = new Precise(minor.numerator).div(minor.denominator).div(new Precise(10).pow(decimals));
  const shown = major.round(decimals + furtherDecimals, Big.roundDown);
  const isWhole = shown.times(minor.denominator).times(new Precise(10).pow(decimals)).eq(minor.numerator);
  const [whole = "0", rest = ""] = shown.toFixed(decimals + furtherDecimals).split(".");
  const needed = rest.slice(0, decimals) + (isWhole ? rest.slice(decimals).replace(/0+$/, "") : rest.slice(decimals));
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${grouped}${needed === "" ? "" : `.${needed}`}${isWhole ? "" : "..."} ${currency.toUpperCase()}`;
}

/** Returns amounts joined by "and", because different currencies are never added: `20.00 EUR and 36.10 USD`. */
export function moneys(amounts: readonly { readonly minor: number; readonly currency: string }[]): string {
  return amounts.map(({ minor, currency }) => money(minor, currency)).join(" and ");
}

const furtherDecimals = 4;

/** Unit prices have up to 12 decimals, and fewer are shown. */
const Precise = Big();
Precise.DP = 40;
Precise.RM = Big.roundDown;
