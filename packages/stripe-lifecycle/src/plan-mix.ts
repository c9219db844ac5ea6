import type { Query } from "./destination/database.js";

/** The MRR of the customers of one plan, or combination of plans, in one currency. */
export interface PlanShare {
  readonly plan: string;
  readonly currency: string;
  readonly customers: number;
  /** In the currency's minor unit. */
  readonly mrrMinor: number;
}

/**
 * Returns every plan with MRR, by number of customers, then MRR. A customer of several plans counts under the combined
 * names.
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
