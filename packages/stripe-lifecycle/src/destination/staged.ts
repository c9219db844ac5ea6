import type { Table } from "./columns.js";
import type { Database, Encoder } from "./database.js";
import type { ChunkPool } from "./chunk-pool.js";
import { createLineCollector, type LineCollector, type Lines } from "./lines.js";
import { stagingOf } from "./merge.js";
import { quote } from "./sql-text.js";

/** The records of one stream that are on their way into its table. */
export interface Staged {
  readonly table: Table;
  readonly encode: Encoder;
  /** Records so far. */
  rows: number;
  /** Encoded records that are still in memory. */
  readonly lines: LineCollector;
  hasStaging: boolean;
}

export function staged(database: Database, table: Table, pool: ChunkPool): Staged {
  return { table, encode: database.encoder(table), rows: 0, lines: createLineCollector(pool), hasStaging: false };
}

/**
 * Takes a record.
 * @param json the record's data, as an `Encoder` takes it.
 * @returns the bytes that it takes in memory until it is written.
 */
export function stage(to: Staged, json: Buffer): number {
  to.rows += 1;
  return to.lines.add(to.encode(to.rows, json));
}

/** Moves the records from memory to a temporary table. */
export async function flush(database: Database, to: Staged): Promise<void> {
  await writeLines(database, to, to.lines.take());
}

/** Writes encoded records into a temporary table, which it creates if there is none. */
export async function writeLines(database: Database, to: Staged, lines: Lines): Promise<void> {
  if (lines.chunks.length === 0) return;
  const { table } = to;
  const staging = stagingOf(table);
  if (!to.hasStaging) {
    const declared = table.columns.map(({ name, type }) => `${quote(name)} ${database.types[type]}`).join(", ");
    await database.query(`CREATE TEMP TABLE ${quote(staging)} (_row BIGINT, ${declared})`);
    to.hasStaging = true;
  }
  await database.stage(staging, table.columns, lines);
  lines.release();
}
