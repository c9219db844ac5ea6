/** The event types of `event_set: canonical`. Together they contain every fact and count none twice. */
export const canonicalTypes: ReadonlySet<string> = new Set([
  "user_signed_up",
  "trial_started",
  "subscription_changed",
  "subscription_cancelled",
  "payment_failed",
]);
