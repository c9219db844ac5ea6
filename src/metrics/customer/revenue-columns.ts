import type { CustomerMetrics } from "../../generated/customer_metrics.js";
import type { MetricsOptions } from "../options.js";
import { column, type CurrencySums } from "./currency-sums.js";
import type { Revenue } from "./revenue.js";

type RevenueColumns = Pick<CustomerMetrics, "ltv" | "ltv_net" | "refunded" | "other_revenue" | "ltv_by_currency">;

/**
 * Returns the row's revenue in one currency, and LTV in all currencies. null: the key cannot read the required data.
 */
export function revenueColumns(
  { paid, refunded, net, other }: Revenue,
  currency: string | null,
  { ltvBasis }: Pick<MetricsOptions, "ltvBasis">,
): RevenueColumns {
  const inCurrency = (sums: CurrencySums | undefined) => sums && (sums.get(currency ?? "") ?? 0);
  const basis = ltvBasis === "net" ? net : paid;
  return {
    ltv: inCurrency(basis) ?? null,
    ltv_net: inCurrency(net) ?? null,
    refunded: inCurrency(refunded) ?? null,
    other_revenue: inCurrency(other) ?? null,
    ltv_by_currency: basis ? column(basis) : null,
  };
}
