import type { Clock } from "../clock.js";
import { createSlidingMinute } from "../limits/sliding-minute.js";

/** What a client has sent so far; counts against Stripe's read allocation: https://docs.stripe.com/rate-limits */
export interface RequestStats {
  /** Requests on the wire, repeated ones included. */
  readonly requests: number;
  /** Those of them that repeated a failed one. */
  readonly retries: number;
  /** How often one of Stripe's limiters refused (a lock that another request held is none). */
  readonly rateLimited: number;
  /** The same three by route template. */
  readonly requestsByRoute: CountByRoute;
  readonly retriesByRoute: CountByRoute;
  readonly rateLimitedByRoute: CountByRoute;
  /** Requests of the last 60 seconds, and how many of them the share of the account's rate limit allows. */
  readonly lastMinute: { readonly spent: number; readonly allowed: number };
}

/** Routes without any are absent. */
export type CountByRoute = Readonly<Record<string, number>>;

/** The same, while it is counted. */
export interface RequestCounter extends RequestStats {
  countRequest(route: string): void;
  countRetry(route: string): void;
  countRateLimited(route: string): void;
}

/** @param allowedPerSecond requests that the client may send to the account. */
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
