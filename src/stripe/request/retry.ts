import type { FailedAnswer, TransportFault } from "./failed-answer.js";

/** A temporary failure. Each is one row of {@link retryTable}. */
export type RetryableFailure =
  | "rate"
  | "concurrency"
  | "lock"
  | "server"
  | "reset"
  | "timeout"
  | "cut_body"
  | "cut_page"
  | "large_page"
  | "unknown_host"
  | "refused"
  | "unreachable"
  | "connect_timeout"
  | "too_many_files"
  | "no_tls"
  | "proxy"
  | "not_json"
  | "unreadable"
  | "asked";

export interface RetryRow {
  readonly failure: RetryableFailure;
  readonly when: (answer: FailedAnswer) => boolean;
  /** How many failures of this kind make a request's failure final. */
  readonly attempts: number;
  /** The same before the first answer of the server. */
  readonly attemptsAtFirst: number;
  /** The wait after the n-th such failure is a random number in [0, min(capMs, baseMs * 2^(n-1))). */
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * The failures that are retried, and how often. The first row that matches applies. An answer that matches no row is
 * final: every other 4xx, a redirect, an error that is JSON but not Stripe's, a certificate that is not accepted, a
 * proxy that refuses.
 *
 * Limits and outages are retried for minutes, because Stripe's usually end in that time, and a failed sync costs more
 * than waiting. Before the server's first answer nothing is lost, and an address or a firewall may be wrong. So a
 * connection is tried only a few times then; a platform runs a failed sync again.
 *
 * A cut page gets enough attempts to shrink from 100 objects to 1 (see page-size.ts), and so does one that is too
 * large. Any other cut body gets a few, because a smaller one can't be requested. A success that is not what Stripe
 * documents comes from a gateway. Some gateways send one temporarily, others always, so it gets a few attempts.
 * "asked" is an error that no other row retries, but whose `Stripe-Should-Retry` is `true`.
 * https://docs.stripe.com/rate-limits, https://docs.stripe.com/error-low-level
 */
export const retryTable: readonly RetryRow[] = [
  row("concurrency", (a) => a.throttle?.endsWith("-concurrency") === true, 12, 1_000, 32_000),
  row("rate", (a) => a.throttle !== undefined, 12, 1_000, 32_000),
  row("cut_page", (a) => a.fault === "cut_page", 8, 500, 8_000),
  row("large_page", (a) => a.fault === "large_page", 8, 500, 500),
  row("cut_body", (a) => a.fault === "cut_body", 3, 500, 8_000),
  row("server", (a) => (a.status ?? 0) >= 500, 8, 1_000, 32_000),
  row("proxy", (a) => isTemporary(a.proxyStatus), 8, 1_000, 32_000, 3),
  row("unknown_host", (a) => a.fault === "unknown_host", 8, 500, 32_000, 2),
  row("refused", (a) => a.fault === "refused", 8, 500, 32_000, 3),
  row("unreachable", (a) => a.fault === "unreachable", 8, 500, 32_000, 2),
  row("connect_timeout", (a) => a.fault === "connect_timeout", 8, 500, 32_000, 2),
  row("too_many_files", (a) => a.fault === "too_many_files", 8, 500, 32_000, 2),
  row("no_tls", (a) => a.fault === "no_tls", 8, 500, 32_000, 2),
  row("reset", (a) => a.fault === "reset", 8, 500, 32_000, 4),
  row("timeout", (a) => a.fault === "timeout", 4, 1_000, 32_000),
  row("not_json", (a) => a.fault === "not_json", 5, 1_000, 16_000),
  row("unreadable", (a) => fromAGateway.has(a.fault), 4, 1_000, 8_000),
  row("lock", (a) => a.status === 429 || a.status === 409, 8, 500, 8_000),
  row("asked", (a) => a.shouldRetry === true, 8, 1_000, 32_000),
];

/** What Stripe never sends. */
const fromAGateway: ReadonlySet<TransportFault | undefined> = new Set([
  ...(["upgrade", "large_head", "not_http", "encoded", "byte_order_mark", "trailing"] as const),
  ...(["not_an_object", "not_a_list"] as const),
]);

/** Whether a proxy's status says that a later attempt may succeed. */
function isTemporary(proxyStatus = 0): boolean {
  return proxyStatus === 429 || proxyStatus >= 500;
}

/**
 * Returns the table's row for a failed attempt; undefined if the failure is final immediately.
 *
 * `Stripe-Should-Retry: false` makes every failure final except a rate limit's. Stripe sends it where a retry gets
 * the same answer again, but waiting always ends a rate limit. The SDK obeys it there too, and then a sync fails.
 */
export function retryRow(answer: FailedAnswer): RetryRow | undefined {
  if (answer.shouldRetry === false && answer.throttle === undefined) return undefined;
  return matchingRow(answer);
}

/** Returns the first row that matches, whether or not Stripe asks for no retry. */
export function matchingRow(answer: FailedAnswer): RetryRow | undefined {
  return retryTable.find((row) => row.when(answer));
}

/** The retries of one request. Each kind of failure has its own count, so a mix of failures ends, too. */
export interface Retries {
  /** Counts a failed attempt. Returns the retry, or undefined if there is none. */
  next(answer: FailedAnswer): Retry | undefined;
}

/** The retry of a failed attempt. */
export interface Retry {
  readonly failure: RetryableFailure;
  /** How many times the request has failed with this failure. */
  readonly times: number;
  /** The wait before the next attempt, in ms. */
  readonly delayMs: number;
}

/**
 * Creates exponential back-off with full jitter, so requests that fail together are not retried together. A
 * `Retry-After` (not documented by Stripe, but a gateway may send one) is obeyed, up to a minute.
 *
 * @param random returns numbers in [0, 1)
 */
export function createRetries(random: () => number): Retries {
  const failures = new Map<RetryableFailure, number>();
  return {
    next(answer) {
      const row = retryRow(answer);
      if (row === undefined) return undefined;
      const count = (failures.get(row.failure) ?? 0) + 1;
      failures.set(row.failure, count);
      if (count >= (answer.isFirstContact === true ? row.attemptsAtFirst : row.attempts)) return undefined;
      const backOffMs = random() * Math.min(row.capMs, row.baseMs * 2 ** (count - 1));
      const delayMs = Math.max(backOffMs, Math.min(answer.retryAfterMs ?? 0, longestRetryAfterMs));
      return { failure: row.failure, times: count, delayMs };
    },
  };
}

const longestRetryAfterMs = 60_000;

function row(
  failure: RetryableFailure,
  when: RetryRow["when"],
  attempts: number,
  baseMs: number,
  capMs: number,
  attemptsAtFirst = attempts,
): RetryRow {
  return { failure, when, attempts, attemptsAtFirst, baseMs, capMs };
}
