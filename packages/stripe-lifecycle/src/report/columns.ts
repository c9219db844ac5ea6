/** Rows as one list for each field. Equal values are next to each other, so they compress well. */
export type Columns<Row> = { readonly [Field in keyof Row]: readonly Row[Field][] };

/** Returns the rows by field. The reverse of `toRows`. */
export function toColumns<Row extends object>(rows: readonly Row[], fields: readonly (keyof Row)[]): Columns<Row> {
  return Object.fromEntries(fields.map((field) => [field, rows.map((row) => row[field])])) as unknown as Columns<Row>;
}

/** The reverse of `toColumns`. */
export function toRows<Row extends object>(columns: Columns<Row>): Row[] {
  const entries = Object.entries(columns) as [keyof Row, readonly Row[keyof Row][]][];
  return (entries[0]?.[1] ?? []).map((_, place) => {
    const row: Partial<Row> = {};
    for (const [field, values] of entries) row[field] = values[place]!;
    return row as Row;
  });
}
