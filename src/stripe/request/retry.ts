import type { FailedAnswer } from "./failed-answer.js";

/** A failure that time may heal; each is one row of {@link retryTable}. */
export type RetryableFailure =
  | "rate"
  | "concurrency"
  | "lock"
  | "server"
  | "reset"
  | "timeout"
  | "cut_body"
  | "cut_page"
  | "not_json"
  | "unreadable";

export interface RetryRow {
  readonly failure: RetryableFailure;
  readonly when: (answer: FailedAnswer) => boolean;
  /** How many times a request may fail like this before it is final. */
  readonly attempts: number;
  /** The wait after the n-th such failure is drawn from [0, min(capMs, baseMs * 2^(n-1))). */
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * What is retried and for how long; the first row that fits counts. An answer that fits no row is final: every other
 * 4xx, a redirect, an error that is JSON but not Stripe's.
 *
 * Limits and outages get minutes, because Stripe's own recover in that time and a failed sync costs more than waiting.
 * A cut page gets as many attempts as take it from 100 objects to 1 (see page-size.ts), any other cut body a few, since
 * it can't be asked for smaller. A success that is not
 * what Stripe promises comes from a gateway: some give one in passing, others always do, so it gets a few.
 * https://docs.stripe.com/rate-limits, https://docs.stripe.com/error-low-level
 */
export const retryTable: readonly RetryRow[] = [
  row("concurrency", (a) => a.throttle?.endsWith("-concurrency") === true, 12, 1_000, 32_000),
  row("rate", (a) => a.throttle !== undefined, 12, 1_000, 32_000),
  row("cut_page", (a) => a.fault === "cut_page", 8, 500, 8_000),
  row("cut_body", (a) => a.fault === "cut_body", 3, 500, 8_000),
  row("server", (a) => a.status !== undefined && a.status >= 500, 8, 1_000, 32_000),
  row("reset", (a) => a.fault === "reset", 8, 500, 32_000),
  row("timeout", (a) => a.fault === "timeout", 4, 1_000, 32_000),
  row("not_json", (a) => a.fault === "not_json", 5, 1_000, 16_000),
  row("unreadable", (a) => a.fault === "not_an_object" || a.fault === "not_a_list", 4, 1_000, 8_000),
  row("lock", (a) => a.status === 429 || a.status === 409, 8, 500, 8_000),
];

/** The table's row for a failed attempt; undefined when it is final at once. */
export function retryRow(answer: FailedAnswer): RetryRow | undefined {
  return retryTable.find((row) => row.when(answer));
}

/** The retries of one request: each kind of failure has its own count, so that a bad mix ends too. */
export interface Retries {
  /** Takes a failed attempt; undefined when it was the last. */
  next(answer: FailedAnswer): Retry | undefined;
}

/** A failed attempt that is worth another. */
export interface Retry {
  readonly failure: RetryableFailure;
  /** How often the request has failed like this. */
  readonly times: number;
  /** How long to wait, in ms, before the next attempt. */
  readonly delayMs: number;
}

/**
 * Exponential back-off with full jitter, so that requests that failed together don't return together.
 * A `Retry-After` (Stripe documents none, a gateway may send one) is obeyed up to a minute.
 *
 * @param random gives numbers in [0, 1)
 */
export function createRetries(random: () => number): Retries {
  const failures = new Map<RetryableFailure, number>();
  return {
    next(answer) {
      const row = retryRow(answer);
      if (row === undefined) return undefined;
      const count = (failures.get(row.failure) ?? 0) + 1;
      failures.set(row.failure, count);
      if (count >= row.attempts) return undefined;
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
): RetryRow {
  return { failure, when, attempts, baseMs, capMs };
}
