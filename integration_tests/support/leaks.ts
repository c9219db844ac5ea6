/**
 * Returns the forms in which a text contains the key or a useful part of it: as it is, URL-encoded (also twice), in
 * base64 as HTTP sends a password, in hex, a piece of its secret part, or shortened as Stripe repeats it in refusals.
 */
export function leaksOf(key: string, text: string): string[] {
  const forms = [key, ...inUrls(key), ...inBase64(key), Buffer.from(key).toString("hex"), ...piecesOf(key)];
  return [...forms.filter((form) => text.includes(form)), ...shortenedIn(key, text)];
}

function inUrls(key: string): string[] {
  return ["%5F", "%5f", "%255F", "%255f"].map((underscore) => key.replaceAll("_", underscore));
}

/**
 * Returns the invariant part of the base64 text, for each place in a group of three bytes where the key may begin. The
 * neighbours vary: `Basic` authentication puts a colon after the key, others may put `Bearer` before it.
 */
function inBase64(key: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.from(" ".repeat(offset) + key)
      .toString("base64")
      .replaceAll("=", "")
      .slice(offset === 0 ? 0 : 4, -2);
    return [encoded, encoded.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

/** Pieces of this length do not occur by chance, and shorter pieces are useless to an attacker. */
const pieceLength = 12;

function piecesOf(key: string): string[] {
  const secret = secretPart(key);
  const count = Math.max(0, secret.length - pieceLength + 1);
  return Array.from({ length: count }, (_, start) => secret.slice(start, start + pieceLength));
}

/**
 * `rk_live_*****abcd`, `rk_live_...abcd`: the form in which Stripe shows a key. The connector's redacted form has only
 * the stars.
 */
function shortenedIn(key: string, text: string): string[] {
  const secret = secretPart(key);
  if (secret.length < pieceLength) return [];
  const [begin, end] = [secret.slice(0, 4), secret.slice(-4)].map((part) => part.replaceAll(/\W/g, String.raw`\$&`));
  const hidden = String.raw`(?:\*{2,}|\.{3}|\u2026|\u2022{2,}|(?:%2[aA]){2,})`;
  return text.match(new RegExp(`${hidden}${end}|${begin}${hidden}`, "g")) ?? [];
}

/** Returns the part after the prefix. The prefix is not secret. */
function secretPart(key: string): string {
  return key.replace(/^[a-z]+_(?:org_)?(?:(?:live|test)_)?/, "");
}
