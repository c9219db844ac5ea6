/**
 * Returns the number of decimals of a currency's amounts in Stripe. Intl's numbers are those of daily use and differ
 * for some. https://docs.stripe.com/currencies#zero-decimal
 */
export function decimalsOf(currency: string): number {
  return decimals.get(currency) ?? 2;
}

/**
 * Formats an amount.
 * @param minor amount in the currency's minor unit.
 */
export function formatMoney(minor: number, currency: string): string {
  const digits = decimalsOf(currency);
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits);
}

/** UGX and ISK have no decimals any more, but Stripe keeps two: https://docs.stripe.com/currencies#special-cases */
const none = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" ");
const three = "bhd jod kwd omr tnd".split(" ");

const decimals = new Map([
  ...none.map((currency) => [currency, 0] as const),
  ...three.map((currency) => [currency, 3] as const),
]);
