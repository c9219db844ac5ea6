/** The page of the Dashboard where API keys are made and edited, of the mode that it would open in. */
export function keysPage(mode: "live" | "test"): string {
  return `https://dashboard.stripe.com/${mode === "live" ? "" : "test/"}apikeys`;
}
