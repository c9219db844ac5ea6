import type { Query } from "./warehouse.js";

/** What the customers of one plan, or combination of plans, and one currency pay. */
export interface PlanShare {
  readonly plan: string;
  readonly currency: string;
  readonly customers: number;
  /** In the currency's minor unit. */
  readonly mrrMinor: number;
}

/**
 * Every plan with MRR, by number of customers, then MRR. A customer of several plans counts under their names
 * together.
 */
export async function planMix(query: Query): Promise<readonly PlanShare[]> {
  const rows = await query(`
    SELECT plan, currency, count(*) AS customers, sum(mrr)::BIGINT AS mrr
    FROM customer_metrics WHERE mrr > 0 AND plan IS NOT NULL
    GROUP BY 1, 2 ORDER BY customers DESC, mrr DESC, plan, currency`);
  return rows.map((row) => ({
    plan: String(row["plan"]),
    currency: String(row["currency"]),
    customers: Number(row["customers"]),
    mrrMinor: Number(row["mrr"]),
  }));
}
