import type { Query } from "../../destination/database.js";
import { monthlyBalances } from "../monthly-balances.js";
import type { KeptByMonths } from "./kept.js";

/**
 * Returns for each currency what is left between any two ends of months. Only the two moments count, not the movements
 * between them: whoever goes down and up again has lost nothing. See "Retention compares two moments" in
 * docs/DECISIONS.md.
 */
export async function keptByMonths(query: Query): Promise<ReadonlyMap<string, KeptByMonths>> {
  const rows = await query(`
    WITH ${monthlyBalances},
    pairs AS (
      SELECT first.currency, first.month AS first_month, later.month AS later_month,
        count(*) FILTER (later.mrr > 0) AS customers, sum(least(first.mrr, later.mrr))::BIGINT AS retained,
        sum(greatest(later.mrr - first.mrr, 0))::BIGINT AS expanded,
        coalesce(sum(first.mrr) FILTER (later.mrr <= 0), 0)::BIGINT AS lost
      FROM balances AS first JOIN balances AS later USING (customer_id, currency)
      WHERE first.mrr > 0 AND later.month >= first.month GROUP BY ALL),
    currencies AS (SELECT DISTINCT currency FROM moved),
    every_pair AS (
      SELECT currency, first.month AS first_month, later.month AS later_month
      FROM currencies CROSS JOIN months AS first JOIN months AS later ON later.month >= first.month)
    SELECT currency, strftime(first_month, '%Y-%m') AS month, to_json(list(
      [coalesce(customers, 0), coalesce(retained, 0), coalesce(expanded, 0), coalesce(lost, 0)]
      ORDER BY later_month)) AS kept
    FROM every_pair LEFT JOIN pairs USING (currency, first_month, later_month)
    GROUP BY currency, first_month ORDER BY currency, first_month`);
  const currencies = new Set(rows.map((row) => String(row["currency"])));
  return new Map(
    [...currencies].map((currency) => {
      const own = rows.filter((row) => row["currency"] === currency);
      return [
        currency,
        {
          months: own.map((row) => String(row["month"])),
          rows: own.map((row) => JSON.parse(String(row["kept"])) as number[][]),
        },
      ];
    }),
  );
}
