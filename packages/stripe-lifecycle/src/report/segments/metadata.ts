import type { Query } from "../../destination/database.js";
import { literal } from "../../destination/sql-text.js";

/** A key with more values tells customers apart, and does not group them. */
const mostValues = 20;
const mostKeys = 6;

/** SQL: the metadata of each customer as rows of customer_id, key, value. */
const entries = `
  SELECT customer_id, entry.key AS key, entry.value AS value
  FROM (
    SELECT id AS customer_id, unnest(map_entries(from_json(metadata, '"MAP(VARCHAR, VARCHAR)"'))) AS entry
    FROM customers WHERE json_type(metadata) = 'OBJECT')`;

/** Returns the keys of the customers' metadata that group them, those that most customers have first. */
export async function metadataKeys(query: Query): Promise<readonly string[]> {
  const rows = await query(`
    SELECT key FROM (${entries}) GROUP BY key
    HAVING count(DISTINCT value) BETWEEN 2 AND ${mostValues} AND count(*) >= 2 * count(DISTINCT value)
    ORDER BY count(*) DESC, key LIMIT ${mostKeys}`);
  return rows.map((row) => String(row["key"]));
}

/** Returns SQL for the value that each customer has for a key, as customer_id and name. */
export function metadataValue(key: string): string {
  return `SELECT customer_id, value AS name FROM (${entries}) WHERE key = ${literal(key)}`;
}
