import type { Query } from "../destination/database.js";
import type { Cohort } from "./data.js";
import { monthlyBalances } from "./monthly-balances.js";

/**
 * Returns the retention of each cohort, by currency, then month.
 * @param before YYYY-MM: only earlier months count, so that every counted month is full.
 */
export async function cohortsByMonth(query: Query, before: string): Promise<readonly Cohort[]> {
  const rows = await query(`
    WITH ${monthlyBalances},
    ages AS (
      SELECT currency, strftime(began, '%Y-%m') AS cohort, month, count(*) AS customers,
        count(*) FILTER (mrr > 0) AS paying, sum(mrr)::BIGINT AS mrr
      FROM balances WHERE strftime(month, '%Y-%m') < '${before}' GROUP BY ALL)
    SELECT currency, cohort, first(customers ORDER BY month) AS customers,
      to_json(list(paying ORDER BY month)) AS paying, to_json(list(mrr ORDER BY month)) AS mrr
    FROM ages GROUP BY ALL ORDER BY currency, cohort`);
  return rows.map((row) => ({
    month: String(row["cohort"]),
    currency: String(row["currency"]),
    customers: Number(row["customers"]),
    paying: JSON.parse(String(row["paying"])) as number[],
    mrrMinor: JSON.parse(String(row["mrr"])) as number[],
  }));
}
