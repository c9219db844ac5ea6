import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { BatchLimits } from "./batch.js";
import { createDestination, type Destination } from "./destination.js";
import { openDuckdb } from "./duckdb.js";
import { openPostgres } from "./postgres.js";

export interface DestinationOptions {
  /** Default: "main" in DuckDB, "stripe" in PostgreSQL. */
  readonly schema?: string | undefined;
  readonly limits?: BatchLimits;
  /** How long to wait for another sync's end in the same schema of PostgreSQL. Default: 10 s. */
  readonly patienceMs?: number;
}

/**
 * Opens a destination, and creates what is missing of it: the file, the schema, the tables of its own.
 * @param to path of a DuckDB file, or a postgresql:// URL.
 * @throws ConfigError with a sentence if it cannot be used.
 */
export async function openDestination(to: string, options: DestinationOptions = {}): Promise<Destination> {
  const { schema, limits, patienceMs } = options;
  if (/^postgres(ql)?:\/\//i.test(to)) return createDestination(await openPostgres(to, schema, patienceMs), limits);
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(to)) {
    throw new ConfigError(
      `--to takes the path of a DuckDB file or a postgresql:// URL, but it begins with "${to.split(":")[0]}:".`,
    );
  }
  return createDestination(await openDuckdb(to, schema), limits);
}
