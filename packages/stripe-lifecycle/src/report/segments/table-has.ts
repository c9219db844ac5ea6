import type { Query } from "../../destination/database.js";
import { literal } from "../../destination/sql-text.js";

/** Returns true if the database has the table with all of these columns. */
export async function tableHas(query: Query, table: string, columns: readonly string[]): Promise<boolean> {
  const rows = await query(`
    SELECT column_name FROM information_schema.columns
    WHERE table_catalog = current_database() AND table_schema = current_schema() AND table_name = ${literal(table)}
      AND column_name IN (${columns.map(literal).join(", ")})`);
  return rows.length === columns.length;
}
