import type { Dossier } from "../dossier/dossier.js";
import type { CurrencySums } from "./currency-sums.js";
import type { Revenue } from "./revenue.js";

/**
 * Returns the customer's currency. If all of its MRR is in other currencies: the first of them by code.
 * null: the customer was never billed.
 */
export function mainCurrency(
  { customer, invoices }: Pick<Dossier, "customer" | "invoices">,
  mrr: CurrencySums,
  { paid, other }: Pick<Revenue, "paid" | "other">,
): string | null {
  const withMrr = [...mrr].filter(([, amount]) => amount > 0).map(([currency]) => currency);
  const own = customer.currency;
  if (own !== null && (withMrr.length === 0 || withMrr.includes(own))) return own;
  const drafted = invoices.map(({ currency }) => currency);
  const candidates = [withMrr, [...mrr.keys()], [...paid.keys()], drafted, [...(other?.keys() ?? [])]];
  return candidates.find((currencies) => currencies.length > 0)?.toSorted()[0] ?? null;
}
