/** Returns an SQL name in quotes. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Returns an SQL text literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Returns a table with some of its columns, for COPY. Default: all. */
export function columnsOf(table: string, columns?: readonly string[]): string {
  return columns ? `${quote(table)} (${columns.map(quote).join(", ")})` : quote(table);
}
