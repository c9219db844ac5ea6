/** A cell of a query's row as text, whatever its type; null stays null. */
export function textOf(value: unknown): string | null {
  if (value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A cell of a query's row as number, also where DuckDB gives 64 bits as text; null stays null. */
export function numberOf(value: unknown): number | null {
  return value === null ? null : Number(value);
}
