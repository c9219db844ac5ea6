import { openSource } from "../destination/open.js";
import { withDuckdb } from "../destination/to-duckdb.js";

type Row = Readonly<Record<string, unknown>>;

/** The columns that hold the time of reading, which differs from sync to sync. */
const timesOfReading = new Set(["observed_at", "computed_at"]);

/**
 * Returns all rows of a destination by table and key, without null and without the time of reading. Two destinations of
 * the same account and moment are equal.
 */
export async function storedRows(
  from: string,
  schema?: string,
): Promise<Readonly<Record<string, Readonly<Record<string, Row>>>>> {
  const source = await openSource(from, schema);
  try {
    const tables = await source.tables();
    return await withDuckdb(source, tables, async (query) => {
      const types = await query(
        "SELECT table_name AS t, column_name AS c, data_type AS type FROM duckdb_columns() WHERE NOT internal",
      );
      const typeOf = new Map(types.map(({ t, c, type }) => [`${String(t)}.${String(c)}`, String(type)]));
      const stored: Record<string, Record<string, Row>> = {};
      for (const table of tables) {
        const rows = await query(`SELECT * FROM ${table}`);
        const plain = rows.map((row) => plainRow(row, (column) => typeOf.get(`${table}.${column}`)));
        const byKey = Object.fromEntries(plain.map((row) => [keyOf(row), row]));
        if (Object.keys(byKey).length !== rows.length) throw new Error(`${table} has two rows of one key.`);
        stored[table] = byKey;
      }
      return stored;
    });
  } finally {
    await source.close();
  }
}

function plainRow(row: Row, typeOf: (column: string) => string | undefined): Row {
  const filled = Object.entries(row).filter(([column, value]) => value !== null && !timesOfReading.has(column));
  return Object.fromEntries(filled.map(([column, value]) => [column, plainValue(value, typeOf(column))]));
}

function plainValue(value: unknown, type: string | undefined): unknown {
  if (type === "JSON" && typeof value === "string") return JSON.parse(value);
  return type === "BIGINT" ? Number(value) : value;
}

function keyOf(row: Row): string {
  return JSON.stringify([row["event_id"] ?? row["id"] ?? row["customer_id"], row["parent_id"]]);
}
