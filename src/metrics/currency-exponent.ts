/** The number of decimals of an amount in the currency's major unit. */
type CurrencyExponent = 0 | 2 | 3;

/**
 * Returns the number of decimals that Stripe's amounts in a currency have: `1234` is 12.34 usd, 1234 jpy, 1.234 kwd.
 * It is ISO 4217's number, except for ISK, UGX and MGA. The Intl API returns the decimals of daily use, which differ.
 * https://docs.stripe.com/currencies#zero-decimal
 *
 * @param currency a three-letter code, in either case. An unknown code has two decimals, as almost all have.
 */
export function currencyExponent(currency: string): CurrencyExponent {
  return exponents.get(currency.toLowerCase()) ?? 2;
}

/**
 * Currencies without decimals. ISK and UGX have none in daily life, but Stripe keeps two in all amounts. HUF and TWD
 * have none in payouts only: https://docs.stripe.com/currencies#special-cases
 */
const none = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" ");
const three = "bhd jod kwd omr tnd".split(" ");

const exponents = new Map<string, CurrencyExponent>([
  ...none.map((currency) => [currency, 0] as const),
  ...three.map((currency) => [currency, 3] as const),
]);
