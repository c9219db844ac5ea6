/** Called with a number of replaced characters. */
export type CountReplaced = (characters: number) => void;

/** Returns JSON of a value whose texts are UTF-8: halves of surrogate pairs, which are no characters, become U+FFFD. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // JSON.stringify escapes halves, and only halves, like this.
  return json.includes("\\ud") ? json.replaceAll(escaped("ud[89a-f][0-9a-f]{2}"), "$1\uFFFD") : json;
}

/** Returns JSON without NUL characters, which PostgreSQL cannot store: each becomes U+FFFD. */
export function jsonWithoutNul(json: string, count: CountReplaced): string {
  return json.includes("\\u0000") ? replace(json, escaped("u0000"), "$1\uFFFD", count) : json;
}

/** Returns a text without NUL characters, which PostgreSQL cannot store: each becomes U+FFFD. */
export function textWithoutNul(text: string, count: CountReplaced): string {
  return text.includes("\0") ? replace(text, /\0/g, "\uFFFD", count) : text;
}

function replace(text: string, pattern: RegExp, replacement: string, count: CountReplaced): string {
  const found = text.match(pattern)?.length ?? 0;
  if (found > 0) count(found);
  return text.replaceAll(pattern, replacement);
}

/** An escape sequence of JSON. The backslash before it must not be escaped itself. */
function escaped(sequence: string): RegExp {
  return new RegExp(String.raw`(?<!\\)((?:\\\\)*)\\${sequence}`, "g");
}
