import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { Query } from "./database.js";
import { openDuckdb } from "./duckdb.js";
import type { Source } from "./open.js";
import { literal, quote } from "./sql-text.js";

/**
 * Passes a query of DuckDB over these tables to a task, wherever they are: PostgreSQL's tables are copied first, and
 * the copies are removed afterwards.
 * @param optional further tables, with the columns that the task reads. They may be missing.
 * @throws ConfigError if a table is missing.
 */
export async function withDuckdb<T>(
  source: Source,
  tables: readonly string[],
  task: (query: Query) => Promise<T>,
  optional: Readonly<Record<string, readonly string[]>> = {},
): Promise<T> {
  const present = await source.tables();
  const missing = tables.filter((table) => !present.includes(table));
  if (missing.length > 0) {
    throw new ConfigError(`The table ${missing.join(", ")} is missing in ${source.label}. Sync the stream first.`);
  }
  if (source.kind === "duckdb") return task(source.query);
  const folder = mkdtempSync(join(tmpdir(), "stripe-lifecycle-"));
  const copy = await openDuckdb(join(folder, "copy.duckdb"));
  try {
    const also = Object.keys(optional).filter((table) => present.includes(table) && !tables.includes(table));
    for (const table of [...tables, ...also]) {
      const file = join(folder, "rows.csv");
      const columns = await columnTypes(source, table, optional[table]);
      await source.copyToCsv(
        table,
        file,
        columns.map(({ name }) => name),
      );
      await copy.transaction([`CREATE TABLE ${quote(table)} AS SELECT * FROM ${reader(columns, file)}`]);
    }
    return await task(copy.query);
  } finally {
    await copy.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** DuckDB's types for the names that PostgreSQL's information_schema has. */
const types: Readonly<Record<string, string>> = {
  text: "VARCHAR",
  "timestamp with time zone": "TIMESTAMPTZ",
  bigint: "BIGINT",
  "double precision": "DOUBLE",
  boolean: "BOOLEAN",
  jsonb: "JSON",
};

/** Larger than any record of the protocol, in bytes. DuckDB would take sixteen times as much memory for its buffer. */
const longestLine = 32_000_000;

interface ColumnOfTable {
  readonly name: string;
  /** As DuckDB names it. */
  readonly type: string;
}

/** Returns the columns of a table in PostgreSQL, or those of them that are wanted. */
async function columnTypes({ query }: Source, table: string, wanted?: readonly string[]): Promise<ColumnOfTable[]> {
  const columns = await query(`
    SELECT column_name AS name, data_type AS type FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ${literal(table)} ORDER BY ordinal_position`);
  return columns
    .map(({ name, type }) => ({ name: String(name), type: types[String(type)] ?? "VARCHAR" }))
    .filter(({ name }) => wanted === undefined || wanted.includes(name));
}

function reader(columns: readonly ColumnOfTable[], file: string): string {
  const list = columns.map(({ name, type }) => `${literal(name)}: ${literal(type)}`);
  return `read_csv(${literal(file)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    nullstr = '', allow_quoted_nulls = false, max_line_size = ${longestLine}, buffer_size = ${longestLine}, columns = {${list.join(", ")}})`;
}
