/** What a client has sent so far; counts against Stripe's read allocation: https://docs.stripe.com/rate-limits */
export interface RequestStats {
  /** Requests on the wire, repeated ones included. */
  readonly requests: number;
  /** Those of them that repeated a failed one. */
  readonly retries: number;
  /** How often one of Stripe's limiters refused (a lock that another request held is none). */
  readonly rateLimited: number;
  /** Requests by route template. */
  readonly requestsByRoute: Readonly<Record<string, number>>;
}

/** The same, while it is counted. */
export interface RequestCounter extends RequestStats {
  countRequest(route: string): void;
  countRetry(): void;
  countRateLimited(): void;
}

export function createRequestCounter(): RequestCounter {
  let requests = 0;
  let retries = 0;
  let rateLimited = 0;
  const byRoute: Record<string, number> = {};
  return {
    get requests() {
      return requests;
    },
    get retries() {
      return retries;
    },
    get rateLimited() {
      return rateLimited;
    },
    get requestsByRoute() {
      return { ...byRoute };
    },
    countRequest(route) {
      requests += 1;
      byRoute[route] = (byRoute[route] ?? 0) + 1;
    },
    countRetry() {
      retries += 1;
    },
    countRateLimited() {
      rateLimited += 1;
    },
  };
}
