/** The forms in which a text shows the key: as it is, URL-encoded, or in base64, which is how HTTP sends a password. */
export function leaksOf(key: string, text: string): string[] {
  const urlEncoded = ["%5F", "%5f"].map((underscore) => key.replaceAll("_", underscore));
  return [key, ...urlEncoded, ...inBase64(key)].filter((form) => text.includes(form));
}

/** For each place in a group of three bytes that the key may begin at, the part that its neighbours don't change. */
function inBase64(key: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from(" ".repeat(offset) + key).toString("base64");
    return encoded.replaceAll("=", "").slice(offset === 0 ? 0 : 4, -2);
  });
}
