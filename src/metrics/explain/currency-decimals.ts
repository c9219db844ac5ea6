/**
 * How many decimals a currency's amounts have in Stripe: ISO 4217's, with Stripe's exceptions. The Intl API is not asked, since its
 * digits are those of daily use and differ: https://docs.stripe.com/currencies#zero-decimal
 */
export function decimalsOf(currency: string): number {
  return decimals.get(currency.toLowerCase()) ?? 2;
}

/** UGX and ISK have none any more, but Stripe keeps two: https://docs.stripe.com/currencies#special-cases */
const none = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" ");
const three = "bhd jod kwd omr tnd".split(" ");

const decimals = new Map([
  ...none.map((currency) => [currency, 0] as const),
  ...three.map((currency) => [currency, 3] as const),
]);
