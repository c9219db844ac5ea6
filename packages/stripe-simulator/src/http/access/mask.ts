/** Returns a key as Stripe shows it in messages: its prefix and its last four characters. */
export function maskKey(key: string): string {
  const prefix = /^(?:sk|rk|pk)_(?:org_)?(?:live|test)_/.exec(key)?.[0] ?? "";
  const secret = key.slice(prefix.length);
  const shown = secret.length > 8 ? 4 : 0;
  return prefix + "*".repeat(secret.length - shown) + secret.slice(secret.length - shown);
}
