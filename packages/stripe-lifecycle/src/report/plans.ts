import type { Query } from "../destination/database.js";
import type { PlanShare } from "../plan-mix.js";

/**
 * Returns every plan with MRR, by currency, the largest MRR first. A customer with several plans counts in each, with
 * the part of the MRR that the plan has. So the plans add up to the MRR of the currency.
 */
export async function plansByMrr(query: Query): Promise<readonly PlanShare[]> {
  // An item has the currency of its subscription, which only its events name.
  const rows = await query(`
    WITH subscriptions AS (
      SELECT subscription_id, any_value(currency) AS currency FROM lifecycle_events
      WHERE subscription_id IS NOT NULL GROUP BY 1),
    items AS (
      SELECT customer_id, currency AS customer_currency, item->>'subscription_id' AS subscription_id,
        item->>'name' AS plan, (item->>'mrr')::BIGINT AS mrr
      FROM customer_metrics, unnest(from_json(plans, '["JSON"]')) AS each_item(item))
    SELECT plan, coalesce(currency, customer_currency) AS currency, count(DISTINCT customer_id) AS customers,
      sum(mrr)::BIGINT AS mrr
    FROM items LEFT JOIN subscriptions USING (subscription_id)
    WHERE mrr > 0 GROUP BY 1, 2 ORDER BY currency, mrr DESC, customers DESC, plan`);
  return rows.map((row) => ({
    plan: String(row["plan"]),
    currency: String(row["currency"]),
    customers: Number(row["customers"]),
    mrrMinor: Number(row["mrr"]),
  }));
}
