/**
 * Returns the number of decimals of a currency in Stripe: ISO 4217's, with Stripe's exceptions.
 * The Intl API uses the digits of daily use, which differ: https://docs.stripe.com/currencies#zero-decimal
 */
export function decimalsOf(currency: string): number {
  return decimals.get(currency.toLowerCase()) ?? 2;
}

/**
 * Currencies without decimals. UGX and ISK have none today, but Stripe keeps two:
 * https://docs.stripe.com/currencies#special-cases
 */
const none = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" ");
const three = "bhd jod kwd omr tnd".split(" ");

const decimals = new Map([
  ...none.map((currency) => [currency, 0] as const),
  ...three.map((currency) => [currency, 3] as const),
]);
