import { toByteText, type ByteText } from "./byte-text.js";
import type { Column } from "./columns.js";
import { fieldsIn, textIn } from "./json-fields.js";

/**
 * Returns the function that makes a record of these columns a line of PostgreSQL's COPY in text format, with its line
 * break. https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS
 */
export function copyLines(columns: readonly Column[]): (row: number, json: Buffer) => ByteText {
  const named = columns.map(({ name, type }) => ({ name: toByteText(name), isJson: type === "json" }));
  return (row, json) => {
    const fields = fieldsIn(json);
    // What COPY has to escape is a backslash, or is written with one in JSON.
    const escaped = json.includes("\\") ? escape : (text: ByteText) => text;
    const values = named.map(({ name, isJson }) => {
      const value = fields.get(name);
      if (value === undefined || value === "null") return nothing;
      return escaped(isJson || !value.startsWith('"') ? value : textIn(value));
    });
    return `${row}\t${values.join("\t")}\n`;
  };
}

const nothing = String.raw`\N`;

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escape(text: ByteText): ByteText {
  return text.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character]!);
}
