/** Rows as one list for each field. Equal values are next to each other, so they compress well. */
export type Columns<Row> = { readonly [Field in keyof Row]: readonly Row[Field][] };

/** Returns the rows by field. The reverse of `toRows`. */
export function toColumns<Row extends object>(rows: readonly Row[], fields: readonly (keyof Row)[]): Columns<Row> {
  return Object.fromEntries(fields.map((field) => [field, rows.map((row) => row[field])])) as unknown as Columns<Row>;
}

/** The reverse of `toColumns`. */
export function toRows<Row extends object>(columns: Columns<Row>): Row[] {
  const entries = Object.entries(columns) as [string, readonly unknown[]][];
  return (entries[0]?.[1] ?? []).map(
    (_, place) => Object.fromEntries(entries.map(([field, values]) => [field, values[place]])) as Row,
  );
}
