/** How many requests one process may send to a Stripe account. */
export interface Limits {
  /**
   * Stripe's own ceilings, in requests per second, for the account and for one endpoint:
   * https://docs.stripe.com/rate-limits
   */
  readonly globalPerSecond: number;
  readonly endpointPerSecond: number;
  /** The part of these ceilings to use, in (0, 1], because the account's production traffic shares them. */
  readonly share: number;
  /**
   * The most requests that may run concurrently, for the account and for one endpoint. Stripe does not publish its
   * concurrency limits. The current number starts low and follows the answers.
   */
  readonly globalConcurrency: number;
  readonly endpointConcurrency: number;
}

/** The usual share of one endpoint's limit. */
export const usualRequestsPerSecond = 20;

/**
 * How many requests of one endpoint to keep ready: 20 a second, the usual share, with answers that take 1.2 s. The
 * limiter decides how many of them run. More would cost memory, because each may hold a page.
 */
export const requestsWaiting = 24;

export function defaultLimits(mode: "live" | "test"): Limits {
  return {
    globalPerSecond: mode === "live" ? 100 : 25,
    endpointPerSecond: 25,
    share: 0.8,
    // A page of 100 objects takes 0.2 to 0.8 s, large ones 2 s. With 2 s, 80 and 20 per second keep 160 and 40
    // running.
    globalConcurrency: 160,
    endpointConcurrency: 48,
  };
}
