import type { Cell, TableContent } from "./table-content.js";

/**
 * Returns a table as a CSV file (RFC 4180). Amounts are in major units; if there are any, the last column is their
 * currency. The byte order mark makes Excel read it as UTF-8.
 */
export function csvOf({ head, rows }: TableContent): string {
  const currencies = rows.map((row) => row.map(currencyOf).find((currency) => currency !== undefined));
  const hasAmounts = currencies.some((currency) => currency !== undefined);
  const lines = [
    [...head, ...(hasAmounts ? ["Currency"] : [])].map(csvText),
    ...rows.map((row, place) => [
      ...row.map(csvCell),
      ...(hasAmounts ? [csvText(currencies[place]?.toUpperCase() ?? "")] : []),
    ]),
  ];
  return `\uFEFF${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
}

function currencyOf(cell: Cell): string | undefined {
  return typeof cell === "string" ? undefined : cell.currency;
}

function csvCell(cell: Cell): string {
  return typeof cell === "string" ? csvText(cell) : quoted(cell.value);
}

/**
 * A spreadsheet would run a text that begins like a formula. An apostrophe makes it a text.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function csvText(text: string): string {
  return quoted(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
