/**
 * What to write to a terminal to put a table in the place of the one before it, with lines above it that stay. Nothing is erased
 * before it is written over, so nothing flickers. The cursor rests on the line below the table, where a prompt may come at any time.
 *
 * @param before the table that stands there; empty for none.
 * @param columns of the terminal now: one that was made narrower has wrapped the lines of the table before.
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

/** Without its colours. */
function visible(line: string): string {
  // oxlint-disable-next-line no-control-regex -- that is what colours are
  return line.replaceAll(/\u001B\[\d*m/g, "");
}
