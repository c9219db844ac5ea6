import { movesMrr, presentMonth } from "../movements.js";

/**
 * SQL: common table expressions that end in `balances`, the MRR of each customer and currency at the end of each month.
 * They begin with the month of the first MRR and add up the deltas of `lifecycle_events`. Columns: customer_id,
 * currency, began, month, mrr.
 */
export const monthlyBalances = `
  moved AS (
    SELECT customer_id, currency, date_trunc('month', occurred_at) AS month, sum(mrr_delta) AS delta
    FROM lifecycle_events WHERE ${movesMrr} GROUP BY ALL),
  beginnings AS (SELECT customer_id, currency, min(month) AS began FROM moved GROUP BY ALL),
  months AS (
    SELECT unnest(generate_series(
      (SELECT min(month) FROM moved),
      ${presentMonth},
      INTERVAL 1 MONTH)) AS month),
  balances AS (
    SELECT customer_id, currency, began, month,
      sum(coalesce(delta, 0)) OVER (PARTITION BY customer_id, currency ORDER BY month) AS mrr
    FROM beginnings JOIN months ON month >= began LEFT JOIN moved USING (customer_id, currency, month))`;
