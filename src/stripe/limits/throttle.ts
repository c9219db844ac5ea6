/**
 * The limiter of Stripe that refused a request, from the header `Stripe-Rate-Limited-Reason` of a 429.
 * https://docs.stripe.com/rate-limits
 */
export type ThrottleReason =
  "global-rate" | "global-concurrency" | "endpoint-rate" | "endpoint-concurrency" | "resource-specific";

/**
 * Reads the reason of a 429. Returns undefined for a `lock_timeout` (another request holds the object; no limiter
 * refused). An unknown reason, or a 429 with `rate_limit` without a reason, counts as the widest: "global-rate".
 */
export function readThrottleReason(header: string | undefined, code: string | undefined): ThrottleReason | undefined {
  if (header === undefined) return code === "rate_limit" ? "global-rate" : undefined;
  return reasons.find((reason) => reason === header.trim()) ?? "global-rate";
}

const reasons: readonly ThrottleReason[] = [
  "global-rate",
  "global-concurrency",
  "endpoint-rate",
  "endpoint-concurrency",
  "resource-specific",
];
