import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { Column, ColumnType } from "./columns.js";
import type { Access, Database, Query, Relation } from "./database.js";
import { explainDuckdb } from "./duckdb-problems.js";
import { literal, quote } from "./sql-text.js";
import { storableJson } from "./storable-text.js";

const types: Readonly<Record<ColumnType, string>> = {
  text: "VARCHAR",
  timestamp: "TIMESTAMPTZ",
  integer: "BIGINT",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  json: "JSON",
};

/** Airbyte's limit of a message, in bytes. */
const largestRecord = 20_000_000;

/** Beyond it, DuckDB moves data to its own temporary files beside the database. */
const memoryLimit = "256MB";

/**
 * Opens a DuckDB file, and creates it if it is missing.
 * @param path of the file; ":memory:" keeps everything in memory.
 * @throws ConfigError if it is no DuckDB file of this version, or another process has opened it.
 */
export async function openDuckdb(path: string, schema = "main", access: Access = "write"): Promise<Database> {
  const explain = explainDuckdb(path);
  const settings = { memory_limit: memoryLimit, ...(access === "read" ? { access_mode: "READ_ONLY" } : {}) };
  const instance = await explain(() => DuckDBInstance.create(path, settings));
  const connection = await instance.connect();
  const query: Query = async (sql) => explain(async () => (await connection.runAndReadAll(sql)).getRowObjectsJson());
  await query("SET TimeZone = 'UTC'");
  if (access === "write") await query(`CREATE SCHEMA IF NOT EXISTS ${quote(schema)}`);
  await query(`SET schema = ${literal(quote(schema))}`);
  const folder = mkdtempSync(join(tmpdir(), "stripe-lifecycle-"));
  return {
    label: path,
    types,
    // Its index takes memory, and cannot have a key deleted and inserted in one transaction.
    hasKeyIndexes: false,
    replacedCharacters: 0,
    query,
    relations: () => relationsIn(query, schema),
    encode: (_, row, data) => `${storableJson({ _row: row, ...data })}\n`,
    async stage(staging, columns, lines) {
      const file = join(folder, "records.jsonl");
      writeFileSync(file, lines, { mode: 0o600 });
      await query(`INSERT INTO ${quote(staging)} SELECT * FROM ${reader(file, columns)}`);
    },
    async copyToCsv(table, file) {
      await query(`COPY ${quote(table)} TO ${literal(file)} (FORMAT csv, HEADER)`);
    },
    elementsOf: duckdbElementsOf,
    async close() {
      rmSync(folder, { recursive: true, force: true });
      close(connection, instance);
    },
  };
}

/** See `Database.elementsOf`. */
export function duckdbElementsOf(column: string): string {
  return `unnest(from_json(${column}, '["JSON"]')) AS entries(entry)`;
}

function close(connection: DuckDBConnection, instance: DuckDBInstance): void {
  connection.closeSync();
  instance.closeSync();
}

function reader(file: string, columns: readonly Column[]): string {
  const declared = [["_row", "BIGINT"] as const, ...columns.map(({ name, type }) => [name, types[type]] as const)];
  const list = declared.map(([name, type]) => `${literal(name)}: ${literal(type)}`).join(", ");
  return `read_json(${literal(file)}, format = 'newline_delimited', maximum_object_size = ${largestRecord}, columns = {${list}})`;
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
