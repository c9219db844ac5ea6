/**
 * The forms in which a text shows the key, or a part of it that is worth something: as it is, URL-encoded (twice, too), in
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
 * For each place in a group of three bytes that the key may begin at, the part that its neighbours don't change, whatever
 * they are: `Basic` authentication puts a colon behind it, others may put `Bearer` before it.
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

/** Long enough to be found nowhere by chance, and to be of use to nobody who finds less. */
const pieceLength = 12;

function piecesOf(key: string): string[] {
  const secret = secretPart(key);
  const count = Math.max(0, secret.length - pieceLength + 1);
  return Array.from({ length: count }, (_, start) => secret.slice(start, start + pieceLength));
}

/** `rk_live_*****abcd`, `rk_live_...abcd`: what Stripe shows of a key. The stars alone are what the connector makes of it. */
function shortenedIn(key: string, text: string): string[] {
  const secret = secretPart(key);
  if (secret.length < pieceLength) return [];
  const [begin, end] = [secret.slice(0, 4), secret.slice(-4)].map((part) => part.replaceAll(/\W/g, String.raw`\$&`));
  const hidden = String.raw`(?:\*{2,}|\.{3}|\u2026|\u2022{2,}|(?:%2[aA]){2,})`;
  return text.match(new RegExp(`${hidden}${end}|${begin}${hidden}`, "g")) ?? [];
}

/** What follows the prefix, which everybody may know. */
function secretPart(key: string): string {
  return key.replace(/^[a-z]+_(?:org_)?(?:(?:live|test)_)?/, "");
}
