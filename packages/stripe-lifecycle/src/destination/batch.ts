import { readOwner, saveOwner, saveStates, type Owner } from "./bookkeeping.js";
import type { Table } from "./columns.js";
import type { Database } from "./database.js";
import { mergeStatements, stagingOf } from "./merge.js";
import { joinOwners, ownerOf } from "./owner.js";
import { flush, stage, staged as nothingStaged, type Staged } from "./staged.js";
import { quote } from "./sql-text.js";
import { inTransaction } from "./tables.js";

/** When records leave memory, and when they are committed. */
export interface BatchLimits {
  /** Characters of records in memory; more are moved to the database's temporary tables. */
  readonly bufferedCharacters: number;
  /** A state commits if this many characters have come since the last commit, */
  readonly committedCharacters: number;
  /** or if the last commit is this long ago. */
  readonly committedMs: number;
}

const usualLimits: BatchLimits = {
  bufferedCharacters: 4_000_000,
  committedCharacters: 32_000_000,
  committedMs: 10_000,
};

/** The records since the last commit, with the states that cover them. See `Destination` for the methods. */
interface Batch {
  readonly open: (tables: readonly Table[]) => Promise<void>;
  readonly record: (stream: string, data: object) => Promise<void>;
  readonly state: (stream: string, state: object) => Promise<void>;
  readonly commit: () => Promise<void>;
}

/** The records of one stream that are not committed. */
interface Uncommitted extends Staged {
  /** How many of the records a state covers, and how many are committed. */
  coveredRows: number;
  committedRows: number;
}

export function createBatch(database: Database, given: Partial<BatchLimits> = {}): Batch {
  const limits = { ...usualLimits, ...given };
  const streams = new Map<string, Uncommitted>();
  const states = new Map<string, object>();
  let owner: Owner | undefined;
  let savedOwner: Owner | undefined;
  let buffered = 0;
  let uncommitted = 0;
  let committedMs = performance.now();

  async function flushAll(): Promise<void> {
    for (const staged of streams.values()) await flush(database, staged);
    buffered = 0;
  }

  async function commit(): Promise<void> {
    await flushAll();
    const covered = [...streams.values()].filter(({ coveredRows, committedRows }) => coveredRows > committedRows);
    const statements = [
      ...covered.flatMap((staged) => mergeOf(staged)),
      ...saveStates(states),
      ...(owner && owner !== savedOwner ? saveOwner(owner) : []),
    ];
    if (statements.length > 0) await inTransaction(database.query, statements);
    for (const staged of covered) {
      staged.committedRows = staged.coveredRows;
      staged.hasStaging = staged.coveredRows < staged.rows;
    }
    savedOwner = owner;
    states.clear();
    uncommitted = 0;
    committedMs = performance.now();
  }

  return {
    async open(tables) {
      savedOwner = owner = await readOwner(database);
      for (const table of tables) {
        streams.set(table.stream, { ...nothingStaged(table), coveredRows: 0, committedRows: 0 });
      }
      committedMs = performance.now();
    },
    async record(stream, data) {
      const staged = streams.get(stream)!;
      const characters = stage(database, staged, data);
      buffered += characters;
      uncommitted += characters;
      if (buffered >= limits.bufferedCharacters) await flushAll();
    },
    async state(stream, state) {
      owner = joinOwners(owner, ownerOf(state), database.label);
      const staged = streams.get(stream)!;
      staged.coveredRows = staged.rows;
      states.set(stream, state);
      const isBig = uncommitted >= limits.committedCharacters;
      if (isBig || performance.now() - committedMs >= limits.committedMs) await commit();
    },
    commit,
  };
}

/** Returns the statements that merge what is covered and take it out of the staging table. */
function mergeOf({ table, rows, coveredRows }: Uncommitted): readonly string[] {
  const staging = quote(stagingOf(table));
  return [
    ...mergeStatements(table, coveredRows),
    coveredRows === rows ? `DROP TABLE ${staging}` : `DELETE FROM ${staging} WHERE _row <= ${coveredRows}`,
  ];
}
