/** Returns the row of a month. Undefined if nothing happened in it. */
export function ofMonth<T extends { readonly month: string }>(rows: readonly T[], month: string): T | undefined {
  return rows.find((row) => row.month === month);
}

/** Returns the sum of a number over rows. */
export function total<T>(rows: readonly T[], number: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + number(row), 0);
}
