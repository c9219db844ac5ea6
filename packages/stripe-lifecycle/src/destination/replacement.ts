import { createChunkPool } from "./chunk-pool.js";
import type { Table } from "./columns.js";
import { hasOwner, readOwner, type Owner } from "./bookkeeping.js";
import type { Database } from "./database.js";
import { mergeStatements, stagingOf } from "./merge.js";
import { joinOwners } from "./owner.js";
import { quote } from "./sql-text.js";
import { flush, stage, staged } from "./staged.js";
import { storableJson } from "./storable-json.js";
import { tableStatements } from "./tables.js";

/** Bytes of records in memory; more are moved to the database's temporary tables. */
const bufferedBytes = 4_000_000;

/** All rows of some tables at once, in place of those that the tables have. */
export interface Replacement {
  /** Takes a record of one of the tables. It is not visible before `commit`. */
  record(stream: string, data: object): Promise<void>;
  /** Replaces the rows of all tables in one transaction, and creates the tables that are missing. */
  commit(): Promise<void>;
}

/**
 * Begins to replace tables that `derive` makes.
 * @throws ConfigError if a table of that name is not `derive`'s, or the database holds another account or mode.
 */
export async function createReplacement(
  database: Database,
  tables: readonly Table[],
  owner: Owner,
): Promise<Replacement> {
  await requireReplaceable(database, tables, owner);
  const pool = createChunkPool();
  const streams = new Map(tables.map((table) => [table.stream, staged(database, table, pool)]));
  let buffered = 0;
  const flushAll = async () => {
    for (const each of streams.values()) await flush(database, each);
    buffered = 0;
  };
  return {
    async record(stream, data) {
      buffered += stage(streams.get(stream)!, storableJson(data));
      if (buffered >= bufferedBytes) await flushAll();
    },
    async commit() {
      await flushAll();
      await database.transaction([
        ...(await tableStatements(database, tables, "derive")),
        ...[...streams.values()].flatMap(({ table, rows, hasStaging }) => [
          `DELETE FROM ${quote(table.stream)}`,
          ...(hasStaging ? [...mergeStatements(table, rows, false), `DROP TABLE ${quote(stagingOf(table))}`] : []),
        ]),
      ]);
    },
  };
}

/** @throws ConfigError as `createReplacement` does. Changes nothing. */
export async function requireReplaceable(database: Database, tables: readonly Table[], owner: Owner): Promise<void> {
  await tableStatements(database, tables, "derive");
  if (await hasOwner(database)) joinOwners(await readOwner(database), owner, database.label);
}
