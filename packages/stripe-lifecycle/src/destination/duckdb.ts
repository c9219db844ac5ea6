import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Column, ColumnType } from "./columns.js";
import type { Access, Database, Query, Relation } from "./database.js";
import { openDuckdbFile } from "./duckdb-file.js";
import { columnsOf, literal, quote } from "./sql-text.js";

const types: Readonly<Record<ColumnType, string>> = {
  text: "VARCHAR",
  timestamp: "TIMESTAMPTZ",
  integer: "BIGINT",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  json: "JSON",
};

/** The longest line that DuckDB reads, in bytes, unless a record is longer. Its buffer is larger by some factor. */
const usualLine = 1_000_000;

/**
 * Opens a DuckDB file, and creates it if it is missing.
 * @throws ConfigError if it is no DuckDB file of this version; TransientError if another process has opened it.
 */
export async function openDuckdb(path: string, schema = "main", access: Access = "write"): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), "stripe-lifecycle-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  const temporaryFolder = access === "write" ? `${path}.tmp` : folder;
  const file = await openDuckdbFile({ path, schema, access, temporaryFolder }).catch((error: unknown) => {
    removeFolder();
    throw error;
  });
  const { query } = file;
  let longestLine = usualLine;
  return {
    ...file,
    label: path,
    types,
    // Its index takes memory, and cannot have a key deleted and inserted in one transaction.
    hasKeyIndexes: false,
    replacedCharacters: 0,
    relations: () => relationsIn(query, schema),
    encoder: () => (row, json) => [`{"_row":${row},`, json.subarray(1), "\n"],
    async stage(staging, columns, { chunks, longest }) {
      const records = join(folder, "records.jsonl");
      writeFileSync(records, "", { mode: 0o600 });
      for (const chunk of chunks) appendFileSync(records, chunk);
      longestLine = Math.max(longest, longestLine);
      await query(`INSERT INTO ${quote(staging)} SELECT * FROM ${reader(records, columns, longestLine)}`);
    },
    async copyToCsv(table, target, columns) {
      await query(`COPY ${columnsOf(table, columns)} TO ${literal(target)} (FORMAT csv, HEADER)`);
    },
    elementsOf: duckdbElementsOf,
    rowAsJson: (alias) => `CAST(to_json(${alias}) AS VARCHAR)`,
    jsonField: (column, field) => `json_extract_string(${quote(column)}, ${literal(`$.${field}`)})`,
    async close() {
      await file.close();
      removeFolder();
    },
  };
}

/** See `Database.elementsOf`. */
export function duckdbElementsOf(column: string): string {
  return `unnest(from_json(${column}, '["JSON"]')) AS entries(entry)`;
}

function reader(file: string, columns: readonly Column[], longestLine: number): string {
  const declared = [["_row", "BIGINT"] as const, ...columns.map(({ name, type }) => [name, types[type]] as const)];
  const list = declared.map(([name, type]) => `${literal(name)}: ${literal(type)}`).join(", ");
  return `read_json(${literal(file)}, format = 'newline_delimited', maximum_object_size = ${longestLine}, columns = {${list}})`;
}

async function relationsIn(query: Query, schema: string): Promise<readonly Relation[]> {
  const rows = await query(`
    SELECT table_name AS name, any_value(relations.comment) AS comment, list(column_name) AS columns
    FROM (
      SELECT table_name, comment FROM duckdb_tables()
        WHERE schema_name = ${literal(schema)} AND database_name = current_database()
      UNION ALL SELECT view_name, comment FROM duckdb_views()
        WHERE schema_name = ${literal(schema)} AND database_name = current_database() AND NOT internal
    ) AS relations
    JOIN duckdb_columns() USING (table_name)
    WHERE schema_name = ${literal(schema)} AND database_name = current_database()
    GROUP BY 1`);
  return rows.map((row) => ({
    name: String(row["name"]),
    comment: row["comment"] as string | null,
    columns: row["columns"] as string[],
  }));
}
