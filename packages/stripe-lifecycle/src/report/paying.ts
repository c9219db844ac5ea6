import type { Query } from "../destination/database.js";
import type { MonthOfPaying } from "./data.js";
import { monthlyBalances } from "./monthly-balances.js";

/**
 * Returns the paying customers of each month and currency, by currency, then month. A currency begins with its first
 * customer.
 */
export async function payingByMonth(query: Query): Promise<readonly MonthOfPaying[]> {
  const rows = await query(`
    WITH ${monthlyBalances},
    with_opening AS (
      SELECT *, coalesce(lag(mrr) OVER (PARTITION BY customer_id, currency ORDER BY month), 0) AS opening FROM balances)
    SELECT strftime(month, '%Y-%m') AS month, currency,
      count(*) FILTER (opening > 0) AS opening, count(*) FILTER (mrr > 0) AS closing,
      count(*) FILTER (opening > 0 AND mrr <= 0) AS lost
    FROM with_opening GROUP BY ALL ORDER BY currency, month`);
  return rows.map((row) => ({
    month: String(row["month"]),
    currency: String(row["currency"]),
    opening: Number(row["opening"]),
    closing: Number(row["closing"]),
    lost: Number(row["lost"]),
  }));
}
