import type { Query } from "./warehouse.js";

/** The present MRR of one currency. */
export interface PresentMrr {
  readonly currency: string;
  /** In the currency's minor unit. */
  readonly mrrMinor: number;
  /** Customers whose MRR in this currency is more than 0. */
  readonly customers: number;
}

/** Returns the present MRR from `customer_metrics`, the largest amount first. */
export async function presentMrr(query: Query): Promise<readonly PresentMrr[]> {
  const rows = await query(`
    SELECT entry->>'currency' AS currency, sum((entry->>'amount')::BIGINT)::BIGINT AS mrr,
      count(*) FILTER ((entry->>'amount')::BIGINT > 0) AS customers
    FROM customer_metrics, unnest(from_json(mrr_by_currency, '["JSON"]')) AS entries(entry)
    GROUP BY 1 ORDER BY 2 DESC`);
  return rows.map((row) => ({
    currency: String(row["currency"]),
    mrrMinor: Number(row["mrr"]),
    customers: Number(row["customers"]),
  }));
}
