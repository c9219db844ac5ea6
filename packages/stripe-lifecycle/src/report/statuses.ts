import type { Query } from "../destination/database.js";
import { textOf } from "./cell.js";
import type { StatusCount } from "./data.js";

/**
 * Returns all customers by status, then detail: active, trial, churned, lead, others. Within each, the largest comes
 * first.
 */
export async function customersByStatus(query: Query): Promise<readonly StatusCount[]> {
  const rows = await query(`
    SELECT status, status_detail AS detail, count(*) AS customers FROM customer_metrics GROUP BY status, status_detail
    ORDER BY coalesce(list_position(['active', 'trial', 'churned', 'lead'], status), 5), status, customers DESC, detail`);
  return rows.map((row) => ({
    status: String(row["status"]),
    detail: textOf(row["detail"]),
    customers: Number(row["customers"]),
  }));
}
