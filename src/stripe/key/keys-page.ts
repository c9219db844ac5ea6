/** Returns the Dashboard's page for creating and editing API keys, in the key's mode. */
export function keysPage(mode: "live" | "test"): string {
  return `https://dashboard.stripe.com/${mode === "live" ? "" : "test/"}apikeys`;
}
