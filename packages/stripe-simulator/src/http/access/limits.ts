import { ApiError } from "../api-error.js";
import { createTokenBucket, type TokenBucket } from "./token-bucket.js";

/** Limits in real time. A limit that is not set is off. https://docs.stripe.com/rate-limits */
export interface Limits {
  /** Requests per second of the account. Stripe's are 100 live, 25 in a sandbox. */
  readonly perSecond?: number;
  /** Requests per second of one endpoint (method and route template). Stripe's is 25. */
  readonly perEndpointPerSecond?: number;
  /** Concurrent requests of the account. */
  readonly concurrency?: number;
  /** Concurrent requests of one endpoint. */
  readonly endpointConcurrency?: number;
}

export interface Limiter {
  /**
   * Admits one request.
   *
   * @param inFlight concurrent requests, this one included.
   * @throws ApiError 429 with the reason in `Stripe-Rate-Limited-Reason`.
   */
  readonly admit: (endpoint: string, inFlight: { readonly account: number; readonly endpoint: number }) => void;
}

/** @param nowMs a monotonic clock in milliseconds. */
export function createLimiter(limits: Limits, nowMs: () => number): Limiter {
  const account = limits.perSecond === undefined ? undefined : createTokenBucket(limits.perSecond, nowMs);
  const endpoints = new Map<string, TokenBucket>();

  const endpointBucket = (endpoint: string): TokenBucket | undefined => {
    if (limits.perEndpointPerSecond === undefined) return undefined;
    const known = endpoints.get(endpoint) ?? createTokenBucket(limits.perEndpointPerSecond, nowMs);
    endpoints.set(endpoint, known);
    return known;
  };

  return {
    admit: (endpoint, inFlight) => {
      if (inFlight.account > (limits.concurrency ?? Infinity)) throw rateLimited("global-concurrency");
      if (inFlight.endpoint > (limits.endpointConcurrency ?? Infinity)) throw rateLimited("endpoint-concurrency");
      if (account && !account.take()) throw rateLimited("global-rate");
      if (endpointBucket(endpoint)?.take() === false) throw rateLimited("endpoint-rate");
    },
  };
}

/** Returns a 429. Without a reason it is `lock_timeout`. https://docs.stripe.com/rate-limits#rate-limiter */
export function rateLimited(reason: string | undefined): ApiError {
  if (reason === undefined) {
    return new ApiError(
      429,
      "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. " +
        "If you see this error intermittently, retry the request. If you see this error frequently and are making multiple " +
        "concurrent requests to a single object, make your requests serially or at a lower rate.",
      { code: "lock_timeout" },
    );
  }
  return new ApiError(
    429,
    "Request rate limit exceeded. Learn more about rate limits: https://stripe.com/docs/rate-limits.",
    {
      code: "rate_limit",
      headers: { "stripe-rate-limited-reason": reason },
    },
  );
}
