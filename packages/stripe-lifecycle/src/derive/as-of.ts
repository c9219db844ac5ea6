import type { Database } from "../destination/database.js";
import { hasOwner, readStates } from "../destination/bookkeeping.js";
import { quote } from "../destination/sql-text.js";
import { timeOf } from "./rebuild.js";
import type { StoredTable } from "./stored-table.js";

/** What the state of a raw stream says about the moment of its rows. Times are Unix seconds. */
interface RawState {
  readonly phase: string;
  readonly backfill: { readonly high_water_mark: number };
  readonly incremental: { readonly events_cursor: number };
}

/**
 * Returns the moment that the tables describe, in Unix seconds: that of the last sync, as its states say, else the time
 * of the newest row, else now.
 * @param onProblem takes a sentence about a stream that a sync has not finished.
 */
export async function momentOf(
  database: Database,
  tables: ReadonlyMap<string, StoredTable>,
  onProblem: (sentence: string) => void,
): Promise<number> {
  const states = (await hasOwner(database)) ? await readStates(database) : [];
  const raw = states.filter(({ stream }) => tables.has(stream));
  const ends = raw.map(({ stream, state }) => {
    const { phase, backfill, incremental } = state as RawState;
    if (phase === "backfill")
      onProblem(
        `The first sync of ${stream} is not complete, so what it has not read yet is missing. Sync again first.`,
      );
    return Math.max(incremental.events_cursor, backfill.high_water_mark);
  });
  return ends.length > 0
    ? Math.min(...ends) - 1
    : ((await newestRow(database, tables)) ?? Math.floor(Date.now() / 1000));
}

async function newestRow(database: Database, tables: ReadonlyMap<string, StoredTable>): Promise<number | undefined> {
  let newest: number | undefined;
  for (const { collection, version } of tables.values()) {
    if (version === undefined) continue;
    const [row] = await database.query(`SELECT CAST(max(${quote(version)}) AS TEXT) AS time FROM ${quote(collection)}`);
    const milliseconds = timeOf(String(row?.["time"]));
    if (!Number.isNaN(milliseconds)) newest = Math.max(newest ?? 0, Math.floor(milliseconds / 1000));
  }
  return newest;
}
