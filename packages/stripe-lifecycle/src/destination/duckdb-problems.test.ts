import { ConfigError, TransientError } from "@airbyte/cdk-typescript-compat";
import { expect, it } from "vitest";
import { explainDuckdb } from "./duckdb-problems.js";

// The messages are DuckDB 1.5.4's.
it.each([
  [
    "Out of Memory Error: failed to pin block of size 256.0 KiB (91.5 MiB/91.5 MiB used)",
    ConfigError,
    /ran out of memory/,
  ],
  ["TransactionContext Error: Failed to commit: failed to pin block of size 1.0 MiB", ConfigError, /ran out of memory/],
  ["Out of Memory Error: failed to offload data block of size 256.0 KiB", TransientError, /disk of a\.duckdb is full/],
  ['IO Error: Could not write file "a.duckdb": No space left on device', TransientError, /disk of a\.duckdb is full/],
])("explains: %s", async (message, kind, sentence) => {
  const explained = explainDuckdb("a.duckdb")(() => Promise.reject(new Error(message)));
  await expect(explained).rejects.toBeInstanceOf(kind);
  await expect(explained).rejects.toThrow(sentence);
});
