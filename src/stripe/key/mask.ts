/**
 * The text with every Stripe key in it replaced by its prefix and stars, e.g. `rk_live_***`.
 *
 * Covers secret, restricted, publishable and organisation keys and webhook secrets, whole or already shortened by Stripe
 * (its 401 bodies echo the key that was sent), and with underscores URL-encoded.
 */
export function maskSecrets(text: string): string {
  return text.replace(keyOfAMode, masked).replace(keyOfAnyForm, masked);
}

/**
 * A copy of an error, fit to be kept as a `cause`: its name, message, stack and chain of causes with every key masked.
 * Other fields are dropped, since an HTTP error carries headers and bodies. Undefined for what is not an Error.
 */
export function maskedError(error: unknown, depth = 0): Error | undefined {
  if (!(error instanceof Error) || depth > deepestCause) return undefined;
  const cause = maskedError(error.cause, depth + 1);
  const copy = new Error(maskedText(error.message), cause && { cause });
  Object.defineProperty(copy, "name", { value: maskedText(error.name) });
  Object.defineProperty(copy, "stack", { value: maskedText(error.stack) });
  return copy;
}

/** The SDK makes an error's message of what an answer says, which may be anything. */
function maskedText(value: unknown): string {
  return typeof value === "string" ? maskSecrets(value) : "";
}

/** Ends a chain of causes that leads back to itself. */
const deepestCause = 5;

const underscore = "(?:_|%(?:25)*5[fF])";
const tail = "(?:[A-Za-z0-9_*\u2026]|\\.\\.\\.|%(?:25)*(?:5[fF]|2[aA]))+";

/** Found wherever it stands, even glued to a preceding letter (`\nrk_live_...` inside JSON text). */
const keyOfAMode = new RegExp(
  `((?:sk|rk|pk)${underscore}(?:org${underscore})?(?:live|test)${underscore}|whsec${underscore})${tail}`,
  "g",
);

/** Without a mode a key is recognised only at the start of a word: `task_id` is none. */
const keyOfAnyForm = new RegExp(
  `(?<![A-Za-z0-9])((?:sk|rk|pk)${underscore})(?!(?:org${underscore})?(?:live|test)${underscore})${tail}`,
  "g",
);

/** A mere prefix in a sentence (`rk_live_...`) may be read by all. */
function masked(key: string, prefix: string): string {
  return /[A-Za-z0-9]/.test(key.slice(prefix.length)) ? `${prefix}***` : key;
}
