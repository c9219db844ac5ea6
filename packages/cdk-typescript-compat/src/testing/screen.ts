/**
 * A terminal's screen after the bytes that were written to it. It wraps lines and supports colours and the cursor moves
 * of a table.
 */
export interface Screen {
  write(text: string): void;
  /** Without blank lines at the end. */
  lines(): readonly string[];
}

export function createScreen(columns: number): Screen {
  const rows: string[] = [""];
  let row = 0;
  let column = 0;
  const moveTo = (next: number) => {
    row = Math.max(0, next);
    while (rows.length <= row) rows.push("");
  };
  const put = (character: string) => {
    if (column === columns) [column] = [0, moveTo(row + 1)];
    const line = rows[row]!.padEnd(column);
    rows[row] = line.slice(0, column) + character + line.slice(column + 1);
    column += 1;
  };
  const control = (parameter: string, final: string) => {
    if (final === "A") moveTo(row - Number(parameter));
    else if (final === "K") rows[row] = rows[row]!.slice(0, column);
    else if (final === "J") rows.splice(row, Infinity, rows[row]!.slice(0, column));
    else if (final !== "m") throw new Error(`the screen knows no control sequence ${final}`);
  };
  return {
    write(text) {
      // oxlint-disable-next-line no-control-regex -- these characters control a terminal
      for (const [part, parameter, final] of text.matchAll(/\u001B\[(\d*)([A-Za-z])|[^]/g)) {
        if (final !== undefined) control(parameter ?? "", final);
        else if (part === "\n") [column] = [0, moveTo(row + 1)];
        else if (part === "\r") column = 0;
        else put(part);
      }
    },
    lines: () => rows.slice(0, rows.findLastIndex((line) => line.trim() !== "") + 1),
  };
}
