import type { Table } from "./columns.js";
import { quote } from "./sql-text.js";

/** The temporary table that takes a stream's records before they are merged. */
export function stagingOf(table: Table): string {
  return `_staged_${table.stream}`;
}

/**
 * Returns the statements that merge staged records into a stream's table. Of the records of one key, the one with the
 * greatest cursor remains; of equal cursors, the one that arrived last.
 * @param lastRow number of the last record to merge; later ones stay staged.
 * @param mayMeet whether the table may have rows of the same keys.
 */
export function mergeStatements(table: Table, lastRow: number, mayMeet: boolean): readonly string[] {
  const { staging, target, sameKey } = namesOf(table);
  const cursor = quote(table.cursor);
  const names = table.columns.map(({ name }) => quote(name)).join(", ");
  const key = table.key.map(quote);
  const dropOutranked = `DELETE FROM ${staging} WHERE _row IN (
      SELECT _row FROM (
        SELECT _row, row_number() OVER (PARTITION BY ${key.join(", ")} ORDER BY ${cursor} DESC NULLS LAST, _row DESC) AS place
        FROM ${staging} WHERE _row <= ${lastRow}) AS ranked
      WHERE place > 1)`;
  const meeting = [
    `DELETE FROM ${staging} AS s USING ${target} AS t
      WHERE s._row <= ${lastRow} AND ${sameKey} AND t.${cursor} > s.${cursor}`,
    `DELETE FROM ${target} AS t USING ${staging} AS s WHERE s._row <= ${lastRow} AND ${sameKey}`,
  ];
  return [
    dropOutranked,
    ...(mayMeet ? meeting : []),
    `INSERT INTO ${target} (${names}) SELECT ${names} FROM ${staging} WHERE _row <= ${lastRow}`,
  ];
}

/** Returns the query that has a row if the table has a row with the key of a staged record. */
export function meetingQuery(table: Table, lastRow: number): string {
  const { staging, target, sameKey } = namesOf(table);
  return `SELECT 1 AS one FROM ${target} AS t JOIN ${staging} AS s ON ${sameKey} WHERE s._row <= ${lastRow} LIMIT 1`;
}

function namesOf(table: Table): { readonly staging: string; readonly target: string; readonly sameKey: string } {
  const sameKey = table.key.map((name) => `s.${quote(name)} = t.${quote(name)}`).join(" AND ");
  return { staging: quote(stagingOf(table)), target: quote(table.stream), sameKey };
}
