/** Returns a cell of a query's row as text, for any type. null stays null. */
export function textOf(value: unknown): string | null {
  if (value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Returns a cell of a query's row as a number, also if DuckDB returns 64 bits as text. null stays null. */
export function numberOf(value: unknown): number | null {
  return value === null ? null : Number(value);
}
