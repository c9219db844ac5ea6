/** Stripe's limits for a live account: https://docs.stripe.com/rate-limits */
export const stripeLimits = { perSecond: 100, perEndpointPerSecond: 25 };

/** What an answer of Stripe takes, in milliseconds. */
export const stripeLatencyMs = 200;
