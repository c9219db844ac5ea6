import type { AirbyteStream } from "@airbyte/cdk-typescript-compat";
import { readOwner, readStates, type Owner, type SavedState } from "./bookkeeping.js";
import { createBatch, type BatchLimits } from "./batch.js";
import { tableOf } from "./columns.js";
import type { Database, Query } from "./database.js";
import { storableJson } from "./storable-json.js";
import { createTables, streamTables } from "./tables.js";

/**
 * Where records go: one table per stream, one row per key. Deleted objects stay as rows with `is_deleted`.
 *
 * Records become visible together with the state that covers them, in one transaction. So a sync that is killed at any
 * time leaves what an earlier moment of it had, and the next sync continues from there.
 * Each method throws a ConnectorError with a sentence for the user if the database says no: a TransientError if that
 * may pass. Records and states are written behind their calls: the error of such a write is thrown by a later call.
 */
export interface Destination {
  /** Names the destination in messages, without its password. */
  readonly label: string;
  /** NUL characters in records that the database cannot store and that were replaced by U+FFFD, stored or not. */
  readonly replacedCharacters: number;
  readonly query: Query;
  /** Returns the states that the next sync continues from. */
  states(): Promise<readonly SavedState[]>;
  /** Returns whose data it holds. Undefined before the first sync. */
  owner(): Promise<Owner | undefined>;
  /** Returns the names of the tables that hold streams. */
  tables(): Promise<readonly string[]>;
  /** Makes it ready for records of these streams: creates tables, and adds columns that a schema has gained. */
  prepare(streams: readonly AirbyteStream[]): Promise<void>;
  /** Takes a record of a prepared stream. It is not visible before `commit`. Resolves when the next may come. */
  record(stream: string, data: object): Promise<void>;
  /** The same, from a record's data as JSON.stringify writes it, in UTF-8. No half of a surrogate pair is in it. */
  recordJson(stream: string, json: Buffer): Promise<void>;
  /**
   * Takes a state, which covers all records of its stream so far. Begins to commit if the batch is big or old enough.
   * @throws ConfigError if the state is of another account or mode than the destination. Nothing is committed then.
   */
  state(stream: string, state: object): Promise<void>;
  /** Commits all records that a state covers, with the states. */
  commit(): Promise<void>;
  /** Writes a table into a CSV file. */
  copyToCsv(table: string, path: string): Promise<void>;
  /** See `Database.elementsOf`. */
  elementsOf(column: string): string;
  /** Forgets what is not committed. */
  close(): Promise<void>;
}

/** Makes a destination of a database. */
export async function createDestination(database: Database, limits?: Partial<BatchLimits>): Promise<Destination> {
  try {
    await createTables(database, []);
  } catch (error) {
    await database.close();
    throw error;
  }
  const batch = createBatch(database, limits);
  return {
    label: database.label,
    get replacedCharacters() {
      return database.replacedCharacters;
    },
    query: database.query,
    states: () => readStates(database),
    owner: () => readOwner(database),
    tables: () => streamTables(database),
    async prepare(streams) {
      const tables = streams.map(tableOf);
      await createTables(database, tables);
      await batch.open(tables);
    },
    record: (stream, data) => batch.recordJson(stream, storableJson(data)),
    recordJson: batch.recordJson,
    state: batch.state,
    commit: batch.commit,
    copyToCsv: database.copyToCsv,
    elementsOf: database.elementsOf,
    async close() {
      await batch.settled();
      await database.close();
    },
  };
}
