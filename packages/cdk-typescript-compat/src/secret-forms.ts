/** One form in which a text may contain a secret. */
export interface SecretForm {
  /** The characters that every text with this form contains. */
  readonly literal: string;
  /** The source of a pattern that also matches the rest of the form. */
  readonly pattern: string;
}

/**
 * Returns the forms of a secret: as it is, JSON-escaped, URL-encoded, in hex and in base64. A secret of under 8
 * characters has the first three only, each as a separate word, because its base64 would match by chance.
 */
export function secretForms(secret: string): readonly SecretForm[] {
  const plain = [secret, jsonEscaped(secret), ...urlEncoded(secret)].map(literally);
  if (secret.length < LONG)
    return plain.map((form) => ({ ...form, pattern: String.raw`(?<!\w)${form.pattern}(?!\w)` }));
  const hex = Buffer.from(secret).toString("hex");
  return [...plain, literally(hex), literally(hex.toUpperCase()), ...base64(secret)];
}

/** Escapes a text as JSON does, without the quotation marks. */
export function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const LONG = 8;

/** The usual encodings of a URL's parts, and the one that encodes every character but letters and digits. */
function urlEncoded(secret: string): readonly string[] {
  // Uses a Buffer, because encodeURIComponent throws on half a surrogate pair.
  const encoded = encodeURIComponent(Buffer.from(secret).toString());
  const whole = encoded.replaceAll(/[-_.!~*'()]/g, percentEncoded);
  return [encoded, encoded.replaceAll("%20", "+"), whole].flatMap((form) => [form, withSmallEscapes(form)]);
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function withSmallEscapes(encoded: string): string {
  return encoded.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

/**
 * Returns the secret in base64 and base64url, also URL-encoded, for each of the three places in a group of three bytes
 * at which it may begin. Its neighbours are unknown: `Basic` authentication puts a colon behind a key. So the literal
 * is what the secret alone decides. The pattern adds the characters that also depend on such a colon, and the padding.
 */
function base64(secret: string): readonly SecretForm[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((before) => {
    const decided = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    const inUrls = decided.replaceAll("+", "-").replaceAll("/", "_");
    const encoded = encodeURIComponent(decided);
    return [...new Set([decided, inUrls, encoded, withSmallEscapes(encoded)])].map((literal) => ({
      literal,
      pattern: `${quoted(literal)}(?:[A-Za-z0-9+/_-]|%2[BFbf]){0,2}(?:=|%3[Dd]){0,2}`,
    }));
  });
}

function literally(literal: string): SecretForm {
  return { literal, pattern: quoted(literal) };
}

function quoted(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
