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
 */
export function mergeStatements(table: Table, lastRow: number): readonly string[] {
  const staging = quote(stagingOf(table));
  const target = quote(table.stream);
  const cursor = quote(table.cursor);
  const names = table.columns.map(({ name }) => quote(name)).join(", ");
  const key = table.key.map(quote);
  const sameKey = key.map((name) => `s.${name} = t.${name}`).join(" AND ");
  return [
    `DELETE FROM ${staging} WHERE _row IN (
      SELECT _row FROM (
        SELECT _row, row_number() OVER (PARTITION BY ${key.join(", ")} ORDER BY ${cursor} DESC NULLS LAST, _row DESC) AS place
        FROM ${staging} WHERE _row <= ${lastRow}) AS ranked
      WHERE place > 1)`,
    `DELETE FROM ${staging} AS s USING ${target} AS t
      WHERE s._row <= ${lastRow} AND ${sameKey} AND t.${cursor} > s.${cursor}`,
    `DELETE FROM ${target} AS t USING ${staging} AS s WHERE s._row <= ${lastRow} AND ${sameKey}`,
    `INSERT INTO ${target} (${names}) SELECT ${names} FROM ${staging} WHERE _row <= ${lastRow}`,
  ];
}
