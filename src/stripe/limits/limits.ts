/** How hard one process may press on a Stripe account. */
export interface Limits {
  /** Stripe's own ceilings, in requests per second: https://docs.stripe.com/rate-limits */
  readonly globalPerSecond: number;
  readonly endpointPerSecond: number;
  /** The part of those ceilings to use, in (0, 1]: the key shares them with the account's production traffic. */
  readonly share: number;
  /**
   * How many requests may ever be under way at once. Stripe's own concurrency limits are not published; the number in
   * force starts low and follows the answers.
   */
  readonly globalConcurrency: number;
  readonly endpointConcurrency: number;
}

/**
 * How many requests of one endpoint to have ready at once: 20 a second, the usual share, at answers that take 1.2 s. The
 * limiter decides how many of them run. More would cost memory: each may hold a page.
 */
export const requestsWaiting = 24;

export function defaultLimits(mode: "live" | "test"): Limits {
  return {
    globalPerSecond: mode === "live" ? 100 : 25,
    endpointPerSecond: 25,
    share: 0.8,
    // A page of 100 takes 0.2 to 0.8 s, large ones 2 s: at that, 80 and 20 per second keep 160 and 40 under way.
    globalConcurrency: 160,
    endpointConcurrency: 48,
  };
}
