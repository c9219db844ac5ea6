import type { Column } from "./columns.js";
import { jsonWithoutNul, storableJson, textWithoutNul, type CountReplaced } from "./storable-text.js";

/**
 * Returns a record as a line of PostgreSQL's COPY in text format, with its line break.
 * https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS
 * @param count is called with the number of NUL characters that were replaced, if there are any.
 */
export function copyLine(
  columns: readonly Column[],
  row: number,
  data: Readonly<Record<string, unknown>>,
  count: CountReplaced,
): string {
  const fields = columns.map(({ name, type }) => field(data[name], type === "json", count));
  return `${[String(row), ...fields].join("\t")}\n`;
}

const nothing = String.raw`\N`;

function field(value: unknown, isJson: boolean, count: CountReplaced): string {
  if (value === null || value === undefined) return nothing;
  if (typeof value === "string" && !isJson) return escape(textWithoutNul(value, count));
  return escape(jsonWithoutNul(storableJson(value), count));
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escape(text: string): string {
  return text.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character]!);
}
