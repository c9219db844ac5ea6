import type { Table } from "./columns.js";
import type { Database } from "./database.js";
import { stagingOf } from "./merge.js";
import { quote } from "./sql-text.js";

/** The records of one stream that are on their way into its table. */
export interface Staged {
  readonly table: Table;
  /** Records so far. */
  rows: number;
  /** Encoded records that are still in memory. */
  lines: string[];
  hasStaging: boolean;
}

export function staged(table: Table): Staged {
  return { table, rows: 0, lines: [], hasStaging: false };
}

/**
 * Takes a record.
 * @param json the record's data, an object that is not empty.
 * @returns the characters that it takes in memory until it is written.
 */
export function stage(database: Database, to: Staged, json: string): number {
  to.rows += 1;
  const line = database.encode(to.table, to.rows, json);
  to.lines.push(line);
  return line.length;
}

/** Moves the records from memory to a temporary table. */
export async function flush(database: Database, to: Staged): Promise<void> {
  const { lines } = to;
  to.lines = [];
  await writeLines(database, to, lines);
}

/** Writes encoded records into a temporary table, which it creates if there is none. */
export async function writeLines(database: Database, to: Staged, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const { table } = to;
  const staging = stagingOf(table);
  if (!to.hasStaging) {
    const declared = table.columns.map(({ name, type }) => `${quote(name)} ${database.types[type]}`).join(", ");
    await database.query(`CREATE TEMP TABLE ${quote(staging)} (_row BIGINT, ${declared})`);
    to.hasStaging = true;
  }
  await database.stage(staging, table.columns, lines.join(""));
}
