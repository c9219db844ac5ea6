/**
 * Makes DuckDB's allocator return memory to the system at once. By default it keeps what it has freed for ten seconds:
 * 80 MB more during a sync. It reads this variable when DuckDB is loaded: https://jemalloc.net/jemalloc.3.html#tuning
 */
process.env["DUCKDB_JE_MALLOC_CONF"] ??= "dirty_decay_ms:0,muzzy_decay_ms:0";
