import type { DuckDBInstance } from "@duckdb/node-api";

/**
 * Loads DuckDB. Its allocator returns memory to the system at once: by default it keeps what it has freed for ten
 * seconds, 80 MB more during a sync. DuckDB reads the variable when it is loaded:
 * https://jemalloc.net/jemalloc.3.html#tuning
 */
export async function loadDuckdb(): Promise<typeof DuckDBInstance> {
  process.env["DUCKDB_JE_MALLOC_CONF"] ??= "dirty_decay_ms:0,muzzy_decay_ms:0";
  return (await import("@duckdb/node-api")).DuckDBInstance;
}
