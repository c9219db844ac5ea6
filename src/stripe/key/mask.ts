/**
 * Returns the text with every Stripe key replaced by its prefix and stars, e.g. `rk_live_***`, and every e-mail address
 * by a remark, because Stripe's messages may name customers and logs are kept by others.
 *
 * Covers secret, restricted, publishable and organization keys and webhook secrets. They may be complete, already
 * shortened by Stripe (its 401 bodies echo the key that was sent), or have URL-encoded underscores.
 */
export function maskSecrets(text: string): string {
  return text.replace(keyOfAMode, masked).replace(keyOfAnyForm, masked).replace(address, "[e-mail address]");
}

/**
 * Returns a copy of an error that is safe as a `cause`: its name, message, stack and chain of causes, with every key
 * masked. Drops other fields, because an HTTP error contains headers and bodies. Returns undefined if the value is not
 * an Error.
 */
export function maskedError(error: unknown, depth = 0): Error | undefined {
  if (!(error instanceof Error) || depth > deepestCause) return undefined;
  const cause = maskedError(error.cause, depth + 1);
  const copy = new Error(maskedText(error.message), cause && { cause });
  Object.defineProperty(copy, "name", { value: maskedText(error.name) });
  // Nearly no stack is printed, and to make one costs the reading of source maps.
  Object.defineProperty(copy, "stack", { get: () => maskedText(error.stack) });
  return copy;
}

/** Returns the text without line breaks: a sentence of Stripe must not look like several messages. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\v\f\u0085\u2028\u2029]+/g, " ");
}

/** Masks a text of unknown type: the SDK copies an error's message from the answer, which may be anything. */
function maskedText(value: unknown): string {
  return typeof value === "string" ? maskSecrets(value) : "";
}

/** The limit for a chain of causes, because a cause may refer back to itself. */
const deepestCause = 5;

const underscore = "(?:_|%(?:25)*5[fF])";
const tail = "(?:[A-Za-z0-9_*\u2026]|\\.\\.\\.|%(?:25)*(?:5[fF]|2[aA]))+";

/** Matches a key anywhere, even directly after a letter (`\nrk_live_...` inside JSON text). */
const keyOfAMode = new RegExp(
  `((?:sk|rk|pk)${underscore}(?:org${underscore})?(?:live|test)${underscore}|whsec${underscore})${tail}`,
  "g",
);

/** Matches a key without a mode, but only at the start of a word: `task_id` is not a key. */
const keyOfAnyForm = new RegExp(
  `(?<![A-Za-z0-9])((?:sk|rk|pk)${underscore})(?!(?:org${underscore})?(?:live|test)${underscore})${tail}`,
  "g",
);

/**
 * Matches an e-mail address, also URL-encoded. The bounds keep the search linear.
 * https://www.rfc-editor.org/rfc/rfc5321
 */
const address = /[\p{L}\p{N}_+][\p{L}\p{N}._%+'-]{0,63}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;

/** Returns the masked key. A prefix without a key (`rk_live_...` in a sentence) is not secret and stays. */
function masked(key: string, prefix: string): string {
  return /[A-Za-z0-9]/.test(key.slice(prefix.length)) ? `${prefix}***` : key;
}
