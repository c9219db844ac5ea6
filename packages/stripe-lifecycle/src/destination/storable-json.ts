/** Called with a number of replaced characters. */
export type CountReplaced = (characters: number) => void;

/** Returns JSON of a value in UTF-8. Halves of surrogate pairs, which are no characters, become U+FFFD. */
export function storableJson(value: unknown): Buffer {
  const json = JSON.stringify(value);
  // JSON.stringify escapes halves, and only halves, like this.
  return Buffer.from(json.includes("\\ud") ? json.replaceAll(escaped("ud[89a-f][0-9a-f]{2}"), "$1\uFFFD") : json);
}

/** Returns JSON without NUL characters, which PostgreSQL cannot store: each becomes U+FFFD. */
export function withoutNul(json: Buffer, count: CountReplaced): Buffer {
  if (!json.includes("\\u0000")) return json;
  const text = json.toString();
  const nul = escaped("u0000");
  const found = text.match(nul)?.length ?? 0;
  if (found > 0) count(found);
  return Buffer.from(text.replaceAll(nul, "$1\uFFFD"));
}

/** An escape sequence of JSON. The backslash before it must not be escaped itself. */
function escaped(sequence: string): RegExp {
  return new RegExp(String.raw`(?<!\\)((?:\\\\)*)\\${sequence}`, "g");
}
