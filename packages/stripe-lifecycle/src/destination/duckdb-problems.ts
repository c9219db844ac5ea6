import { ConfigError, TransientError } from "@airbyte/cdk-typescript-compat";
import { noRoomForTemporaryFiles, outOfMemory } from "./duckdb-memory.js";

/**
 * Runs a task on a DuckDB file, and turns an error that the user can act on into a sentence: a TransientError if it may
 * pass by itself, a ConfigError otherwise.
 */
export function explainDuckdb(path: string): <T>(task: () => Promise<T>) => Promise<T> {
  return async (task) => {
    try {
      return await task();
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      const passing = sentenceIn(passingProblems, message);
      if (passing) throw new TransientError(passing(path), { cause });
      const lasting = sentenceIn(lastingProblems, message);
      throw lasting ? new ConfigError(lasting(path), { cause }) : cause;
    }
  };
}

type Problems = readonly (readonly [pattern: RegExp, sentence: (path: string) => string])[];

function sentenceIn(problems: Problems, message: string): ((path: string) => string) | undefined {
  return problems.find(([pattern]) => pattern.test(message))?.[1];
}

const passingProblems: Problems = [
  [
    /Could not set lock on file|being used by another process/,
    (path) =>
      `Another process has opened the DuckDB file ${path}. Close that program (or wait for its sync), then try again.`,
  ],
  [
    new RegExp(`No space left on device|could not write all bytes|${noRoomForTemporaryFiles.source}`, "i"),
    (path) => `The disk of ${path} is full. Make room, then sync again: it continues from the last saved state.`,
  ],
];

const lastingProblems: Problems = [
  [
    outOfMemory,
    (path) =>
      `DuckDB ran out of memory with ${path}. Run the command where it has more memory. A sync continues from the last ` +
      "saved state.",
  ],
  [
    /not a valid DuckDB database file/,
    (path) => `The file ${path} is not a DuckDB database. Name another file with --to.`,
  ],
  [
    /database file with version number|storage version|serialization version/i,
    (path) =>
      `The DuckDB file ${path} was written by another version of DuckDB that this one cannot read. ` +
      `Sync into a new file with --to, or export it there and import it here.`,
  ],
  [/No catalog \+ schema named/, (path) => `The DuckDB file ${path} has no such schema. Check --schema.`],
  [
    /Corrupt database file|checksum/i,
    (path) => `The DuckDB file ${path} is damaged. Restore it, or remove it and sync again from the beginning.`,
  ],
  [
    /Permission denied|Read-only file system/i,
    (path) => `The DuckDB file ${path} cannot be written. Change its permissions, or name another file with --to.`,
  ],
  [
    /Cannot open file|No such file or directory/i,
    (path) => `The DuckDB file ${path} cannot be opened. Create its folder, or name another file with --to.`,
  ],
];
