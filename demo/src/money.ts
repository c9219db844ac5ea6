// Demo worlds charge in these; a currency without minor units would be shown a hundredfold too small otherwise.
const decimals: Readonly<Record<string, number>> = { jpy: 0, krw: 0 };

/** @param minor amount in the currency's minor unit. */
export function formatMoney(minor: number, currency: string): string {
  const digits = decimals[currency] ?? 2;
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits);
}
