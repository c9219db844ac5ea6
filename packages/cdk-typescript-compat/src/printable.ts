/**
 * Returns a text as one line that a terminal shows and does not obey. Every text for people passes this function, on
 * its way to a terminal, a pipe or a file: names, e-mail addresses and messages come from strangers.
 *
 * A line break or tab becomes a space, so a name cannot begin a line of its own. Removed are the controls of C0 and C1,
 * DEL, and the controls that change the direction of a text.
 */
export function printable(text: string): string {
  return text.replace(BREAKS, " ").replace(CONTROLS, "");
}

/** Returns the same for a text whose line breaks are the program's own. Clean foreign parts with `printable` first. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/**
 * Returns a JSON text with these characters in escaped form. It means the same: a parser reads the whole text. No
 * terminal obeys it, and no reader takes a part of it for the end of the line.
 */
export function printableJson(json: string): string {
  // Nearly every text is ASCII, which is seen much faster than such a character is looked for.
  const isAscii = Buffer.byteLength(json) === json.length;
  return isAscii && !json.includes("\u007F") ? json : json.replace(NOT_ESCAPED_IN_JSON, unicodeEscape);
}

/** Every character that some program takes for the end of a line or moves the cursor by. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters */
// oxlint-disable-next-line no-control-regex -- these are the characters to remove
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/** JSON.stringify escapes C0 alone. */
const NOT_ESCAPED_IN_JSON = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
