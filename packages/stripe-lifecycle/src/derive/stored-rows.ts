import { storedCollections, type StoredObjects } from "../../../../dist/commands/derive/stored-objects.js";
import { readSchema } from "../../../../dist/streams/schemas.js";
import type { StripeObject } from "../../../../dist/stripe/resource.js";
import { columnsOf } from "../destination/columns.js";
import type { Database } from "../destination/database.js";
import { literal, quote } from "../destination/sql-text.js";
import { rebuild } from "./rebuild.js";
import { fieldOf, type StoredTable } from "./stored-table.js";

/**
 * Returns the objects of stored tables.
 * @param account only this account's rows, where a table says whose they are; undefined: all.
 * @param onProblem takes a sentence about rows that hold no object.
 */
export function storedRows(
  database: Database,
  tables: ReadonlyMap<string, StoredTable>,
  account: string | undefined,
  onProblem: (sentence: string) => void,
): StoredObjects {
  const readable = [...tables].filter(([name]) => isReadable(database, tables, name));
  return {
    collections: new Set(readable.map(([name]) => name)),
    async *read(collection) {
      const table = tables.get(collection)!;
      const types = new Map(columnsOf(readSchema(collection)).map(({ name, type }) => [name, type]));
      let others = 0;
      for await (const rows of database.rows(selectOf(database, tables, table, account))) {
        const objects = rows.flatMap<StripeObject>(
          ({ object }) => rebuild(String(object), table.document, types) ?? [],
        );
        others += rows.length - objects.length;
        yield objects;
      }
      if (others > 0)
        onProblem(`${others} rows of the table ${collection} hold no object with an id and are left out.`);
    },
  };
}

/** Whether a table says which of its objects are needed. */
function isReadable(database: Database, tables: ReadonlyMap<string, StoredTable>, collection: string): boolean {
  const { only } = storedCollections[collection]!;
  if (!only) return true;
  const parent = tables.get(only.in);
  return parent !== undefined && fieldOf(database, parent, only.field) !== undefined;
}

function selectOf(
  database: Database,
  tables: ReadonlyMap<string, StoredTable>,
  table: StoredTable,
  account: string | undefined,
): string {
  const { collection, version } = table;
  const { only } = storedCollections[collection]!;
  const id = fieldOf(database, table, "id")!;
  const accountId = fieldOf(database, table, "account_id");
  const conditions = [
    ...(account !== undefined && accountId !== undefined
      ? [`(${accountId} IS NULL OR ${accountId} = ${literal(account)})`]
      : []),
    ...(only
      ? [`${id} IN (SELECT ${fieldOf(database, tables.get(only.in)!, only.field)!} FROM ${quote(only.in)})`]
      : []),
  ];
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";
  const rows =
    version === undefined
      ? `SELECT * FROM ${quote(collection)}${where}`
      : `SELECT DISTINCT ON (${id}) * FROM ${quote(collection)}${where} ORDER BY ${id}, ${quote(version)} DESC`;
  return `SELECT ${database.rowAsJson("stored_row")} AS object FROM (${rows}) AS stored_row`;
}
