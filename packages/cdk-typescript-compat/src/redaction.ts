import { jsonEscaped, secretForms } from "./secret-forms.js";
import { needlesOf } from "./secret-needles.js";

/** Hides secrets in output. The secrets are known once the configuration is read. */
export interface Redactor {
  /**
   * Hides these values from now on, also JSON-escaped, URL-encoded, in hex and in base64. A value of under 8 characters
   * is hidden only as a separate word ("prod" in "prod:x", not in "product"), and not in hex or base64. A value of
   * under 4 characters is never hidden, because that would ruin texts and protect nothing. Of a value of over 10,000
   * characters, which is no key, the first 10,000 are hidden.
   */
  hide(secrets: Iterable<string>): void;
  /** Returns false if a text, or a JSON text, certainly contains no secret. Costs a few plain searches. */
  mayBeIn(text: string): boolean;
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
  let pattern = /(?:)/g;

  const mayBeIn = (input: string): boolean => needles.some((needle) => input.includes(needle));
  // A pattern of all forms is slow, and nearly no text contains one.
  const text = (input: string): string => (mayBeIn(input) ? input.replace(pattern, MASK) : input);
  const value = (input: unknown): unknown => {
    if (typeof input === "string") return text(input);
    if (typeof input === "number") return secrets.has(String(input)) ? MASK : input;
    if (Array.isArray(input)) return input.map(value);
    if (typeof input !== "object" || input === null) return input;
    return Object.fromEntries(Object.entries(input).map(([key, inner]) => [text(key), value(inner)]));
  };

  return {
    hide(values) {
      for (const secret of values) if (secret.length >= SHORTEST) secrets.add(secret.slice(0, LONGEST));
      const forms = [...new Map([...secrets].flatMap(secretForms).map((form) => [form.pattern, form])).values()];
      // Longest first: if one secret begins with another, the longer one must be hidden whole.
      const sorted = forms.toSorted((a, b) => b.literal.length - a.literal.length);
      needles = needlesOf(sorted.flatMap(({ literal }) => [literal, jsonEscaped(literal)]));
      pattern = new RegExp(sorted.map((form) => form.pattern).join("|"), "g");
    },
    mayBeIn,
    text,
    value,
  };
}

const MASK = "****";
const SHORTEST = 4;

/** A pattern of a much longer text is refused by the engine. */
const LONGEST = 10_000;
