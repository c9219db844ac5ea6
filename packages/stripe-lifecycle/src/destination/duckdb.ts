import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Column, ColumnType } from "./columns.js";
import type { Access, Database, Query, Relation } from "./database.js";
import { explainDuckdb } from "./duckdb-problems.js";
import { duckdbMemory } from "./duckdb-memory.js";
import { beginWith, commit } from "./in-transaction.js";
import { loadDuckdb } from "./load-duckdb.js";
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

/** What DuckDB may hold, until that is too little. Beyond it, DuckDB moves what it can to temporary files. */
const megabytes = { write: 96, read: 512 } as const;

/** A sync leaves the other core to the connector; one thread is also the fastest then. */
const threads = { write: { threads: "1" }, read: {} } as const;

/**
 * Rows that are compressed together. Each commit writes the last group again, which is in memory then: with DuckDB's
 * usual 122,880 rows, 500 MB of invoices.
 */
const rowGroupSize = 4_096;

/**
 * The file is opened anew after so many commits, because DuckDB describes each column of each group of rows in memory
 * that no limit counts: 110 MB for a million invoices.
 */
const commitsPerOpening = 10;

/**
 * Opens a DuckDB file, and creates it if it is missing.
 * @throws ConfigError if it is no DuckDB file of this version; TransientError if another process has opened it.
 */
export async function openDuckdb(path: string, schema = "main", access: Access = "write"): Promise<Database> {
  const explain = explainDuckdb(path);
  const limit = { memory_limit: `${megabytes[access]}MB` };
  const instance = await (await loadDuckdb()).create(":memory:", { ...limit, ...threads[access] });
  const connection = await instance.connect();
  const run: Query = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const memory = duckdbMemory(megabytes[access], (limit) => run(`SET memory_limit = '${limit}MB'`));
  const query: Query = (sql) => explain(() => memory.growing(() => run(sql)));
  const options = access === "write" ? `ROW_GROUP_SIZE ${rowGroupSize}` : "READ_ONLY";
  const attach = `ATTACH ${literal(path)} AS stripe (${options})`;
  const useSchema = `USE stripe.${quote(schema)}`;
  let longestLine = usualLine;
  let commits = 0;
  const folder = mkdtempSync(join(tmpdir(), "stripe-lifecycle-"));
  const close = async () => {
    rmSync(folder, { recursive: true, force: true });
    // Closing may write what is still in the log. After a fatal error, DuckDB runs no statement.
    await memory.raise().catch(() => undefined);
    connection.closeSync();
    instance.closeSync();
  };
  try {
    await query("SET TimeZone = 'UTC'");
    await query(`SET temp_directory = ${literal(access === "write" ? `${path}.tmp` : folder)}`);
    await explain(() => memory.highest(() => run(attach)));
    if (access === "write") await query(`CREATE SCHEMA IF NOT EXISTS stripe.${quote(schema)}`);
    await query(useSchema);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    label: path,
    types,
    // Its index takes memory, and cannot have a key deleted and inserted in one transaction.
    hasKeyIndexes: false,
    replacedCharacters: 0,
    query,
    transaction: (statements) =>
      explain(async () => {
        await memory.growing(() => beginWith(run, statements));
        // A commit that runs out of memory leaves DuckDB without checkpoints. It cannot be tried again.
        await memory.highest(async () => {
          await commit(run);
          commits += 1;
          if (commits % commitsPerOpening === 0)
            await run(["USE memory", "DETACH stripe", attach, useSchema].join("; "));
        });
      }),
    async *rows(sql) {
      const begin = async () => {
        const rows = (await connection.stream(sql)).yieldRowObjectJson();
        return { rows, first: await rows.next() };
      };
      const { rows, first } = await explain(() => memory.growing(begin));
      for (let next = first; !next.done; next = await explain(() => rows.next())) yield next.value;
    },
    relations: () => relationsIn(query, schema),
    encoder: () => (row, json) => [`{"_row":${row},`, json.subarray(1), "\n"],
    async stage(staging, columns, { chunks, longest }) {
      const file = join(folder, "records.jsonl");
      writeFileSync(file, "", { mode: 0o600 });
      for (const chunk of chunks) appendFileSync(file, chunk);
      longestLine = Math.max(longest, longestLine);
      await query(`INSERT INTO ${quote(staging)} SELECT * FROM ${reader(file, columns, longestLine)}`);
    },
    async copyToCsv(table, file, columns) {
      await query(`COPY ${columnsOf(table, columns)} TO ${literal(file)} (FORMAT csv, HEADER)`);
    },
    elementsOf: duckdbElementsOf,
    rowAsJson: (alias) => `CAST(to_json(${alias}) AS VARCHAR)`,
    jsonField: (column, field) => `json_extract_string(${quote(column)}, ${literal(`$.${field}`)})`,
    close,
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
