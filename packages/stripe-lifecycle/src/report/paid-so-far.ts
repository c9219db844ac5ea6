import type { Query } from "../destination/database.js";

/** The realised revenue of the customers who paid, in one currency. */
export interface PaidSoFar {
  readonly customers: number;
  /** In the currency's minor unit. */
  readonly minor: number;
}

/** Returns the revenue by currency, from `customer_metrics`. Customers whose revenue is unknown do not count. */
export async function paidSoFar(query: Query): Promise<ReadonlyMap<string, PaidSoFar>> {
  const rows = await query(`
    WITH amounts AS (
      SELECT entry->>'currency' AS currency, (entry->>'amount')::BIGINT AS minor
      FROM customer_metrics, unnest(from_json(ltv_by_currency, '["JSON"]')) AS entries(entry))
    SELECT currency, count(*) AS customers, sum(minor)::BIGINT AS minor FROM amounts WHERE minor > 0
    GROUP BY currency`);
  return new Map(
    rows.map((row) => [String(row["currency"]), { customers: Number(row["customers"]), minor: Number(row["minor"]) }]),
  );
}
