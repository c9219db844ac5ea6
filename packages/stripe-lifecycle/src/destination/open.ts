import { existsSync } from "node:fs";
import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { BatchLimits } from "./batch.js";
import type { Database } from "./database.js";
import { createDestination, type Destination } from "./destination.js";
import { openDuckdb } from "./duckdb.js";
import { openPostgres } from "./postgres.js";
import { streamTables } from "./tables.js";

export interface DestinationOptions {
  /** Default: "main" in DuckDB, "stripe" in PostgreSQL. */
  readonly schema?: string | undefined;
  readonly limits?: Partial<BatchLimits>;
  /** How long to wait for another sync's end in the same schema of PostgreSQL. Default: 10 s. */
  readonly patienceMs?: number;
}

/**
 * Opens a destination, and creates what is missing of it: the file, the schema, the tables of its own.
 * @param to path of a DuckDB file, or a postgresql:// URL.
 * @throws ConnectorError with a sentence if it cannot be used: a TransientError if that may pass.
 */
export async function openDestination(to: string, options: DestinationOptions = {}): Promise<Destination> {
  const { schema, limits, patienceMs } = options;
  return createDestination(await openToWrite(to, schema, patienceMs), limits);
}

/**
 * Opens a database to write whole tables, and creates what is missing of it: the file, the schema.
 * @throws ConnectorError as `openDestination` does.
 */
export async function openToWrite(to: string, schema: string | undefined, patienceMs?: number): Promise<Database> {
  if (isPostgres(to)) return openPostgres(to, schema, "write", patienceMs);
  requirePath(to, "--to");
  return openDuckdb(to, schema);
}

/**
 * Opens a database to read, whoever filled it.
 * @throws ConnectorError with a sentence if there is none, or it cannot be used.
 */
export async function openToRead(from: string, schema: string | undefined): Promise<Database> {
  return isPostgres(from) ? openPostgres(from, schema, "read") : openFile(from, schema);
}

/** A destination to read from. */
export interface Source extends Pick<Database, "label" | "query" | "copyToCsv" | "close"> {
  readonly kind: "duckdb" | "postgres";
  /** Returns the names of the tables that hold streams. */
  tables(): Promise<readonly string[]>;
}

/**
 * Opens a destination that a sync has filled, and changes nothing in it.
 * @param from path of a DuckDB file, or a postgresql:// URL.
 * @throws ConnectorError with a sentence if there is none, or it cannot be used.
 */
export async function openSource(from: string, schema?: string): Promise<Source> {
  const database = await openToRead(from, schema);
  const { label, query, copyToCsv, close } = database;
  const kind = isPostgres(from) ? "postgres" : "duckdb";
  const tables = await streamTables(database);
  if (tables.length === 0) {
    await close();
    throw new ConfigError(
      `There is nothing in ${label} yet. Run "stripe-lifecycle sync" first, or check --from and --schema.`,
    );
  }
  return { label, kind, query, copyToCsv, close, tables: async () => tables };
}

async function openFile(path: string, schema: string | undefined): Promise<Database> {
  requirePath(path, "--from");
  if (!existsSync(path)) {
    throw new ConfigError(`There is no file ${path}. Run "stripe-lifecycle sync" first, or name another with --from.`);
  }
  return openDuckdb(path, schema, "read");
}

function isPostgres(address: string): boolean {
  return /^postgres(ql)?:\/\//i.test(address);
}

function requirePath(address: string, option: string): void {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(address)) return;
  throw new ConfigError(
    `${option} takes the path of a DuckDB file or a postgresql:// URL, but it begins with "${address.split(":")[0]}:".`,
  );
}
