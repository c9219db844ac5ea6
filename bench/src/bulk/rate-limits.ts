import { createTokenBucket, type TokenBucket } from "stripe-simulator";
import { ApiFailure } from "./api-failure.js";

/**
 * The admitted requests per second. More requests get a 429. A limit that is not set is off.
 * https://docs.stripe.com/rate-limits
 */
export interface RateLimits {
  readonly perSecond?: number;
  readonly perEndpointPerSecond?: number;
}

/**
 * Stripe's limiter as token buckets that hold one second's requests and refill evenly.
 *
 * @returns a function that admits a request of an endpoint or throws ApiFailure 429. If both limits reject it, the
 * error names the account's.
 */
export function createRateLimits(limits: RateLimits, nowMs: () => number): (endpoint: string) => void {
  const account = createBucket(limits.perSecond, nowMs);
  const endpoints = new Map<string, TokenBucket>();
  return (endpoint) => {
    const own = endpoints.get(endpoint) ?? createBucket(limits.perEndpointPerSecond, nowMs);
    endpoints.set(endpoint, own);
    if (!account.take()) throw tooMany("global-rate");
    if (!own.take()) throw tooMany("endpoint-rate");
  };
}

function createBucket(perSecond: number | undefined, nowMs: () => number): TokenBucket {
  return perSecond === undefined ? { take: () => true } : createTokenBucket(perSecond, nowMs);
}

function tooMany(limitedBy: "global-rate" | "endpoint-rate"): ApiFailure {
  return new ApiFailure(429, "Request rate limit exceeded.", { code: "rate_limit", limitedBy });
}
