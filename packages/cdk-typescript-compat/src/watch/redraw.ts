/**
 * Returns the output that replaces the previous table on a terminal and prints permanent lines above it. Nothing is
 * erased before it is overwritten, so nothing flickers. The cursor stays on the line below the table, where a prompt
 * may appear at any time.
 *
 * @param before the table on the screen; empty for none.
 * @param columns the terminal's present width. A terminal that became narrower has wrapped the lines of the previous
 * table.
 */
export function redraw(
  before: readonly string[],
  above: readonly string[],
  table: readonly string[],
  columns: number,
): string {
  const height = before.reduce((total, line) => total + Math.max(1, Math.ceil(visible(line).length / columns)), 0);
  const lines = [...above, ...table].map((line) => `${line}${ERASE_REST_OF_LINE}\n`);
  return `${height > 0 ? `\r\u001B[${height}A` : ""}${lines.join("")}${ERASE_BELOW}`;
}

const ERASE_REST_OF_LINE = "\u001B[K";
const ERASE_BELOW = "\u001B[J";

/** Returns the line without its colours. */
function visible(line: string): string {
  // oxlint-disable-next-line no-control-regex -- colours contain these characters
  return line.replaceAll(/\u001B\[\d*m/g, "");
}
