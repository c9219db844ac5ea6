/** The event types that lose nothing and count nothing twice: what `event_set: canonical` leaves. */
export const canonicalTypes: ReadonlySet<string> = new Set([
  "user_signed_up",
  "trial_started",
  "subscription_changed",
  "subscription_cancelled",
  "payment_failed",
]);
