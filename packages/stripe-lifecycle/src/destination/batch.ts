import { readOwner, saveOwner, saveStates, type Owner } from "./bookkeeping.js";
import { createChunkPool } from "./chunk-pool.js";
import type { Table } from "./columns.js";
import type { Database } from "./database.js";
import { meetingQuery, mergeStatements, stagingOf } from "./merge.js";
import { joinOwners, ownerOf } from "./owner.js";
import { quote } from "./sql-text.js";
import { stage, staged as nothingStaged, writeLines, type Staged } from "./staged.js";

/** When records leave memory, and when they are committed. */
export interface BatchLimits {
  /** Bytes of records in memory; more are moved to the database's temporary tables. */
  readonly bufferedBytes: number;
  /** A state commits if this many bytes have come since the last commit, */
  readonly committedBytes: number;
  /** or if the last commit is this long ago. */
  readonly committedMs: number;
}

const usualLimits: BatchLimits = {
  bufferedBytes: 4_000_000,
  committedBytes: 32_000_000,
  committedMs: 10_000,
};

/** The records since the last commit, with the states that cover them. See `Destination` for the methods. */
interface Batch {
  readonly open: (tables: readonly Table[]) => Promise<void>;
  readonly recordJson: (stream: string, json: Buffer) => Promise<void>;
  readonly state: (stream: string, state: object) => Promise<void>;
  readonly commit: () => Promise<void>;
  /** Resolves when nothing is being written any more, also if that failed. */
  readonly settled: () => Promise<void>;
}

/** The records of one stream that are not committed. */
interface Uncommitted extends Staged {
  /** How many of the records a state covers, and how many are committed. */
  coveredRows: number;
  committedRows: number;
}

export function createBatch(database: Database, given: Partial<BatchLimits> = {}): Batch {
  const limits = { ...usualLimits, ...given };
  const pool = createChunkPool();
  const streams = new Map<string, Uncommitted>();
  const states = new Map<string, object>();
  let owner: Owner | undefined;
  let savedOwner: Owner | undefined;
  let buffered = 0;
  let uncommitted = 0;
  let committedMs = performance.now();

  /** One write at a time, beside which the next records arrive. */
  let writing: Promise<void> = Promise.resolve();

  /**
   * Begins a write after the one before.
   * @param take takes what is to be written, and returns the function that writes it.
   * @throws the error of the one before.
   */
  async function begin(take: () => () => Promise<void>): Promise<void> {
    await writing;
    writing = take()();
    // Whoever begins or awaits the next write gets the error.
    writing.catch(() => undefined);
  }

  /** Takes all records out of memory. The returned function stages them. */
  function takeLines(): () => Promise<void> {
    const taken = [...streams.values()].map((staged) => [staged, staged.lines.take()] as const);
    buffered = 0;
    return async () => {
      for (const [staged, lines] of taken) await writeLines(database, staged, lines);
    };
  }

  /** Takes all that is to be committed now. The returned function commits it. */
  function takeCovered(): () => Promise<void> {
    const stageLines = takeLines();
    const covered = [...streams.values()]
      .filter(({ coveredRows, committedRows }) => coveredRows > committedRows)
      .map((staged) => ({ ...staged, staged }));
    const bookkeeping = [...saveStates(states), ...(owner && owner !== savedOwner ? saveOwner(owner) : [])];
    for (const { staged, coveredRows } of covered) staged.committedRows = coveredRows;
    savedOwner = owner;
    states.clear();
    uncommitted = 0;
    committedMs = performance.now();
    return async () => {
      await stageLines();
      const merges: string[] = [];
      for (const each of covered) merges.push(...(await mergeOf(database, each)));
      const statements = [...merges, ...bookkeeping];
      if (statements.length > 0) await database.transaction(statements);
      for (const { staged, coveredRows, rows } of covered) staged.hasStaging = coveredRows < rows;
    };
  }

  return {
    async open(tables) {
      savedOwner = owner = await readOwner(database);
      for (const table of tables) {
        streams.set(table.stream, { ...nothingStaged(database, table, pool), coveredRows: 0, committedRows: 0 });
      }
      committedMs = performance.now();
    },
    async recordJson(stream, json) {
      const bytes = stage(streams.get(stream)!, json);
      buffered += bytes;
      uncommitted += bytes;
      if (buffered >= limits.bufferedBytes) await begin(takeLines);
    },
    async state(stream, state) {
      owner = joinOwners(owner, ownerOf(state), database.label);
      const staged = streams.get(stream)!;
      staged.coveredRows = staged.rows;
      states.set(stream, state);
      const isBig = uncommitted >= limits.committedBytes;
      if (isBig || performance.now() - committedMs >= limits.committedMs) await begin(takeCovered);
    },
    async commit() {
      await begin(takeCovered);
      await writing;
    },
    settled: () => writing.catch(() => undefined),
  };
}

/**
 * Returns the statements that merge what is covered and take it out of the staging table. Without an index, each deletion
 * reads the keys of the whole table. A first sync has nothing to delete, and one query shows that.
 */
async function mergeOf(
  database: Database,
  { table, rows, coveredRows }: Pick<Uncommitted, "table" | "rows" | "coveredRows">,
): Promise<readonly string[]> {
  const staging = quote(stagingOf(table));
  const mayMeet = database.hasKeyIndexes || (await database.query(meetingQuery(table, coveredRows))).length > 0;
  return [
    ...mergeStatements(table, coveredRows, mayMeet),
    coveredRows === rows ? `DROP TABLE ${staging}` : `DELETE FROM ${staging} WHERE _row <= ${coveredRows}`,
  ];
}
