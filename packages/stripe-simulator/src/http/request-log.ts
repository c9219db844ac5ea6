import type { Params } from "./params.js";

/** One request as it was answered. */
export interface LoggedRequest {
  /** When it arrived: real time, Unix milliseconds. */
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  /** The path's template: `/v1/invoices/{id}/lines`; the path itself where no endpoint is known. */
  readonly route: string;
  readonly params: Params;
  /** Masked; absent where none was sent. */
  readonly key?: string;
  /** The account that it named, by Stripe-Account or Stripe-Context; absent where it named none. */
  readonly account?: string;
  /** HTTP status; 0 where the connection was cut or left hanging without one. */
  readonly status: number;
  /** The kind of the injected fault, if any. */
  readonly fault?: string;
  /** True for whatever is not GET: a reader of an account sends none. */
  readonly notGet: boolean;
  readonly durationMs: number;
}

/** Every request since the start or the last reset. */
export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  /**
   * Every request that would have changed an account whose key may write, whatever it was answered: a reader of an account
   * has none. Resetting the log does not forget them. See {@link wouldWrite}.
   */
  readonly writes: readonly LoggedRequest[];
  /** Requests by `METHOD route`. */
  readonly countByRoute: () => Readonly<Record<string, number>>;
  /** The most requests in flight at one time, by `METHOD route`. */
  readonly inFlightPeak: () => Readonly<Record<string, number>>;
  readonly reset: () => void;
}

/** The log as the server writes it. */
export interface RequestRecorder extends RequestLog {
  readonly add: (entry: LoggedRequest) => void;
  /** Flags one that would have written. */
  readonly addWrite: (entry: LoggedRequest) => void;
  /** Counts a request of an endpoint in. */
  enter(endpoint: string): { readonly account: number; readonly endpoint: number };
  readonly leave: (endpoint: string) => void;
}

export function createRequestLog(): RequestRecorder {
  const entries: LoggedRequest[] = [];
  const writes: LoggedRequest[] = [];
  const inFlight = new Map<string, number>();
  const peaks = new Map<string, number>();
  let total = 0;
  return {
    entries,
    writes,
    countByRoute: () => {
      const counts: Record<string, number> = {};
      for (const { method, route } of entries) counts[`${method} ${route}`] = (counts[`${method} ${route}`] ?? 0) + 1;
      return counts;
    },
    inFlightPeak: () => Object.fromEntries(peaks),
    reset: () => {
      entries.length = 0;
      peaks.clear();
      for (const [endpoint, count] of inFlight) if (count > 0) peaks.set(endpoint, count);
    },
    add: (entry) => void entries.push(entry),
    addWrite: (entry) => void writes.push(entry),
    enter: (endpoint) => {
      const count = (inFlight.get(endpoint) ?? 0) + 1;
      total += 1;
      inFlight.set(endpoint, count);
      peaks.set(endpoint, Math.max(peaks.get(endpoint) ?? 0, count));
      return { account: total, endpoint: count };
    },
    leave: (endpoint) => {
      total -= 1;
      inFlight.set(endpoint, (inFlight.get(endpoint) ?? 0) - 1);
    },
  };
}
