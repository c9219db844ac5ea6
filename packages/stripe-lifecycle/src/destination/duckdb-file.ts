import type { Access, Database, Query } from "./database.js";
import { duckdbMemory } from "./duckdb-memory.js";
import { explainDuckdb } from "./duckdb-problems.js";
import { inTransaction } from "./in-transaction.js";
import { loadDuckdb } from "./load-duckdb.js";
import { literal, quote } from "./sql-text.js";

/** A DuckDB file over one connection. See `Database` for the methods. */
export type DuckdbFile = Pick<Database, "query" | "transaction" | "rows" | "close">;

export interface DuckdbFileOptions {
  readonly path: string;
  readonly schema: string;
  readonly access: Access;
  /** Where data goes that exceeds DuckDB's memory. */
  readonly temporaryFolder: string;
}

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
const commitsPerOpening = 5;

/**
 * Opens a DuckDB file. To write, it is created if it is missing.
 * @throws ConfigError if it is no DuckDB file of this version; TransientError if another process has opened it.
 */
export async function openDuckdbFile(options: DuckdbFileOptions): Promise<DuckdbFile> {
  const { path, schema, access, temporaryFolder } = options;
  const explain = explainDuckdb(path);
  const limit = { memory_limit: `${megabytes[access]}MB` };
  const instance = await (await loadDuckdb()).create(":memory:", { ...limit, ...threads[access] });
  const connection = await instance.connect();
  const run: Query = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const memory = duckdbMemory(megabytes[access], (limit) => run(`SET memory_limit = '${limit}MB'`));
  const query: Query = (sql) => explain(() => memory.growing(() => run(sql)));
  const attach = `ATTACH ${literal(path)} AS stripe (${access === "write" ? `ROW_GROUP_SIZE ${rowGroupSize}` : "READ_ONLY"})`;
  const useSchema = `USE stripe.${quote(schema)}`;
  let commits = 0;

  async function transaction(statements: readonly string[]): Promise<void> {
    // One that runs out of memory cannot be tried again, and may leave DuckDB without checkpoints.
    await memory.highest(async () => {
      await inTransaction(run, statements);
      commits += 1;
      if (commits % commitsPerOpening === 0) await run(["USE memory", "DETACH stripe", attach, useSchema].join("; "));
    });
  }

  async function beginRows(sql: string) {
    const rows = (await connection.stream(sql)).yieldRowObjectJson();
    return { rows, first: await rows.next() };
  }

  async function close(): Promise<void> {
    // Closing may write what is still in the log.
    await memory.highest(() => {
      connection.closeSync();
      instance.closeSync();
      return Promise.resolve();
    });
  }

  try {
    await query("SET TimeZone = 'UTC'");
    await query(`SET temp_directory = ${literal(temporaryFolder)}`);
    await explain(() => memory.highest(() => run(attach)));
    if (access === "write") await query(`CREATE SCHEMA IF NOT EXISTS stripe.${quote(schema)}`);
    await query(useSchema);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    query,
    transaction: (statements) => explain(() => transaction(statements)),
    async *rows(sql) {
      const { rows, first } = await explain(() => memory.growing(() => beginRows(sql)));
      for (let next = first; !next.done; next = await explain(() => rows.next())) yield next.value;
    },
    close,
  };
}
