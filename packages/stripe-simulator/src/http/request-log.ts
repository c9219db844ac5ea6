import type { Params } from "./params.js";

/** One answered request. */
export interface LoggedRequest {
  /** Arrival in real time, as Unix milliseconds. */
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  /** The path's template, `/v1/invoices/{id}/lines`. The path itself if no endpoint is known. */
  readonly route: string;
  readonly params: Params;
  /** Masked. Absent if the request had none. */
  readonly key?: string;
  /** The account in Stripe-Account or Stripe-Context. Absent if the request named none. */
  readonly account?: string;
  /** HTTP status. 0 if the connection was cut, or was left open without a status. */
  readonly status: number;
  /** The kind of the injected fault, if any. */
  readonly fault?: string;
  /** True for every method except GET. A reader of an account sends none. */
  readonly notGet: boolean;
  readonly durationMs: number;
}

/** All requests since the start or the last reset. */
export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  /**
   * Every request that would have changed an account if its key had write permission, whatever the answer was. A reader
   * of an account sends none. A reset of the log does not remove them. See {@link wouldWrite}.
   */
  readonly writes: readonly LoggedRequest[];
  /** Requests by `METHOD route`. */
  readonly countByRoute: () => Readonly<Record<string, number>>;
  /** The maximum of concurrent requests, by `METHOD route`. */
  readonly inFlightPeak: () => Readonly<Record<string, number>>;
  readonly reset: () => void;
}

/** The log, with the methods by which the server writes it. */
export interface RequestRecorder extends RequestLog {
  readonly add: (entry: LoggedRequest) => void;
  /** Records a request that would have written. */
  readonly addWrite: (entry: LoggedRequest) => void;
  /** Counts a request of an endpoint as in flight. */
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
