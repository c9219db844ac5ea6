/** Hides secrets in output. The secrets are known once the configuration is read. */
export interface Redactor {
  /**
   * Hides these values from now on, also in JSON-escaped and URL-encoded form. A value of under 8 characters is hidden
   * only as a separate word ("prod" in "prod:x", not in "product"). A value of under 4 characters is never hidden,
   * because that would ruin texts and protect nothing.
   */
  hide(secrets: Iterable<string>): void;
  /** Returns false if a JSON text certainly contains no secret. Costs one plain search. */
  mayBeIn(json: string): boolean;
  /** Returns the text with **** in place of each secret. */
  text(text: string): string;
  /**
   * Returns a copy of a JSON value with **** in place of each secret: in strings, in keys, and in place of a number
   * that is a secret.
   */
  value(value: unknown): unknown;
}

export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  let needles: readonly string[] = [];
  let pattern: RegExp | undefined;

  const text = (input: string): string => (pattern === undefined ? input : input.replace(pattern, MASK));
  const value = (input: unknown): unknown => {
    if (typeof input === "string") return text(input);
    if (typeof input === "number") return secrets.has(String(input)) ? MASK : input;
    if (Array.isArray(input)) return input.map(value);
    if (typeof input !== "object" || input === null) return input;
    return Object.fromEntries(Object.entries(input).map(([key, inner]) => [text(key), value(inner)]));
  };

  return {
    hide(values) {
      for (const secret of values) if (secret.length >= SHORTEST) secrets.add(secret);
      // Longest first: if one secret begins with another, the longer one must be hidden whole.
      const found = [...new Set([...secrets].flatMap(encodings))].toSorted((a, b) => b.length - a.length);
      needles = found.map(jsonEscaped);
      pattern = found.length === 0 ? undefined : new RegExp(found.map(matcher).join("|"), "g");
    },
    mayBeIn: (json) => needles.some((needle) => json.includes(needle)),
    text,
    value,
  };
}

const MASK = "****";
const SHORTEST = 4;
const LONG = 8;

function encodings(secret: string): readonly string[] {
  // Uses a Buffer, because encodeURIComponent throws on half a surrogate pair.
  const encoded = encodeURIComponent(Buffer.from(secret).toString());
  return [
    secret,
    jsonEscaped(secret),
    encoded,
    encoded.replaceAll("%20", "+"),
    encoded.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
  ];
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function matcher(encoding: string): string {
  const literal = encoding.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return encoding.length < LONG ? String.raw`(?<!\w)${literal}(?!\w)` : literal;
}
