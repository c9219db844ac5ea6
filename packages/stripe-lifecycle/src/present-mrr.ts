import type { Query } from "./destination/database.js";
import { duckdbElementsOf } from "./destination/duckdb.js";

/** The present MRR of one currency. */
export interface PresentMrr {
  readonly currency: string;
  /** In the currency's minor unit. */
  readonly mrrMinor: number;
  /** Customers whose MRR in this currency is more than 0. */
  readonly customers: number;
}

/** A database with `customer_metrics`. */
interface Source {
  readonly query: Query;
  /** See `Database.elementsOf`. Default: DuckDB's. */
  readonly elementsOf?: (column: string) => string;
}

/** Returns the present MRR from `customer_metrics`, the largest amount first. */
export async function presentMrr({ query, elementsOf = duckdbElementsOf }: Source): Promise<readonly PresentMrr[]> {
  const rows = await query(`
    SELECT entry->>'currency' AS currency, CAST(sum(CAST(entry->>'amount' AS BIGINT)) AS BIGINT) AS mrr,
      count(*) FILTER (WHERE CAST(entry->>'amount' AS BIGINT) > 0) AS customers
    FROM customer_metrics, ${elementsOf("mrr_by_currency")}
    GROUP BY 1 ORDER BY 2 DESC, 1`);
  return rows.map((row) => ({
    currency: String(row["currency"]),
    mrrMinor: Number(row["mrr"]),
    customers: Number(row["customers"]),
  }));
}
