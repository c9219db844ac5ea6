import type { Clock } from "../clock.js";
import { createSlidingMinute } from "../limits/sliding-minute.js";

/**
 * The requests that a client has sent. They count against Stripe's read allocation:
 * https://docs.stripe.com/rate-limits
 */
export interface RequestStats {
  /** All requests sent, including retries. */
  readonly requests: number;
  /** The requests that retried a failed one. */
  readonly retries: number;
  /** The requests that one of Stripe's limiters refused. A lock that another request held does not count. */
  readonly rateLimited: number;
  /** The same three counts by route template. */
  readonly requestsByRoute: CountByRoute;
  readonly retriesByRoute: CountByRoute;
  readonly rateLimitedByRoute: CountByRoute;
  /** The requests of the last 60 seconds, and the number that the share of the account's rate limit allows. */
  readonly lastMinute: { readonly spent: number; readonly allowed: number };
}

/** Counts by route. A route with the count 0 is absent. */
export type CountByRoute = Readonly<Record<string, number>>;

/** The counts, with methods to increase them. */
export interface RequestCounter extends RequestStats {
  countRequest(route: string): void;
  countRetry(route: string): void;
  countRateLimited(route: string): void;
}

/** @param allowedPerSecond the requests per second that the client may send */
export function createRequestCounter(clock: Clock, allowedPerSecond: number): RequestCounter {
  const requests = createTally();
  const retries = createTally();
  const rateLimited = createTally();
  const minute = createSlidingMinute(clock);
  return {
    get requests() {
      return requests.total();
    },
    get retries() {
      return retries.total();
    },
    get rateLimited() {
      return rateLimited.total();
    },
    get requestsByRoute() {
      return requests.byRoute();
    },
    get retriesByRoute() {
      return retries.byRoute();
    },
    get rateLimitedByRoute() {
      return rateLimited.byRoute();
    },
    get lastMinute() {
      return { spent: minute.count, allowed: allowedPerSecond * 60 };
    },
    countRequest(route) {
      requests.count(route);
      minute.add();
    },
    countRetry: (route) => retries.count(route),
    countRateLimited: (route) => rateLimited.count(route),
  };
}

function createTally() {
  const byRoute = new Map<string, number>();
  let total = 0;
  return {
    total: () => total,
    byRoute: () => Object.fromEntries(byRoute),
    count(route: string): void {
      total += 1;
      byRoute.set(route, (byRoute.get(route) ?? 0) + 1);
    },
  };
}
