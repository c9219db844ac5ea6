import { readApiBase } from "./api-base.js";
import { attemptGet, type Answer, type Connection } from "./attempt.js";
import { createBoundedSignal } from "./bounded-signal.js";
import { sleep, systemClock, type Clock } from "./clock.js";
import { encodePath, type Params } from "./encode.js";
import { abortedRequest, explainFailure } from "./explain.js";
import type { FailedAnswer } from "./failed-answer.js";
import { readApiKey } from "./key-policy.js";
import { createLimiter } from "./limiter.js";
import { defaultLimits, type Limits } from "./limits.js";
import { createRequestCounter, type RequestStats } from "./request-stats.js";
import { createRetries, retryRow, type RetryableFailure } from "./retry.js";
import { createStripeClock } from "./stripe-clock.js";
import type { ThrottleReason } from "./throttle.js";
import { createHttpWire, type Wire } from "./wire.js";

export interface GetRequest {
  /** The template of the endpoint, by which Stripe limits, e.g. `/v1/invoices/{id}/lines`. */
  readonly route: string;
  /** What `{id}` in the route stands for. */
  readonly id?: string;
  readonly params?: Params;
  /** Ends this request alone. */
  readonly signal?: AbortSignal;
}

/** Reads from one Stripe account, within its limits, through passing failures. */
export interface StripeClient {
  /**
   * One answer, as plain JSON: decimals stay strings. Any number may be called at once; they wait for their turn.
   *
   * @throws StripeError
   * @throws TypeError when route, id and params don't fit together
   */
  get(request: GetRequest): Promise<Answer>;
  readonly livemode: boolean;
  /**
   * Stripe's own clock now, in Unix seconds: the last answer's `Date` and the time since, so up to the answer's delay
   * behind, never ahead. This machine's clock until the first answer.
   */
  nowSeconds(): number;
  /** Live counts. */
  readonly stats: RequestStats;
}

/** A failed attempt that is made again. */
export interface RetryNotice {
  readonly route: string;
  readonly failure: RetryableFailure;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** How many attempts have failed, this one included. */
  readonly attempt: number;
  readonly delayMs: number;
}

export interface StripeClientOptions {
  /** As configured; see readApiKey for which are taken. */
  readonly apiKey: string;
  /** Where to send requests instead of Stripe; see readApiBase. */
  readonly apiBase?: string | undefined;
  /** Reads a connected account: sent as Stripe-Account. */
  readonly accountId?: string | undefined;
  /** Replaces some of the key mode's default limits. */
  readonly limits?: Partial<Limits> | undefined;
  /** For one attempt, in ms; 80,000 like the SDK's. */
  readonly timeoutMs?: number | undefined;
  /** Ends all requests. */
  readonly signal: AbortSignal;
  /** Told when one of Stripe's limiters makes a request wait, and until when (ms since the Unix epoch). */
  readonly onWait?: ((untilMs: number, reason: ThrottleReason) => void) | undefined;
  readonly onRetry?: ((notice: RetryNotice) => void) | undefined;
  /** How requests are sent; by Node's HTTP when absent. */
  readonly wire?: Wire | undefined;
  readonly clock?: Clock | undefined;
  /** Numbers in [0, 1), for the jitter of waits. */
  readonly random?: (() => number) | undefined;
}

/**
 * No request is made before the first `get`.
 *
 * @throws StripeError "invalid_key" when the key is malformed or refused by policy
 * @throws InvalidApiBaseError
 */
export function createStripeClient(options: StripeClientOptions): StripeClient {
  const { key, mode } = readApiKey(options.apiKey);
  const { signal, clock = systemClock, random = Math.random } = options;
  const base = readApiBase(options.apiBase);
  const connection: Connection = {
    key,
    base,
    accountId: options.accountId,
    wire: options.wire ?? createHttpWire(),
    clock,
    timeoutMs: options.timeoutMs ?? 80_000,
  };
  const limiter = createLimiter({ ...defaultLimits(mode), ...options.limits }, clock);
  const stats = createRequestCounter();
  const stripeClock = createStripeClock(clock);

  async function attempt(route: string, path: string, signal: AbortSignal) {
    const permit = await limiter.acquire(route, signal);
    stats.countRequest(route);
    let refusal: ThrottleReason | undefined;
    try {
      const answer = await attemptGet(connection, path, signal);
      refusal = "failed" in answer ? answer.failed.throttle : undefined;
      return answer;
    } finally {
      permit.end(refusal);
      if (refusal !== undefined) stats.countRateLimited();
    }
  }

  function notice(route: string, failed: FailedAnswer, attempt: number, delayMs: number): void {
    const failure = retryRow(failed)?.failure;
    if (failure !== undefined) options.onRetry?.({ route, failure, status: failed.status, attempt, delayMs });
    if (failed.throttle !== undefined) options.onWait?.(clock.epochMs() + delayMs, failed.throttle);
  }

  async function getWithRetries(route: string, path: string, signal: AbortSignal): Promise<Answer> {
    const retries = createRetries(random);
    for (let attempts = 1; ; attempts += 1) {
      const answer = await attempt(route, path, signal);
      // Refusals tell the time, too: a key may be refused at every first question.
      stripeClock.observe("failed" in answer ? answer.failed.dateSeconds : answer.dateSeconds);
      if (!("failed" in answer)) return answer;
      signal.throwIfAborted();
      const delayMs = retries.next(answer.failed);
      if (delayMs === undefined) throw explainFailure(answer.failed, route, attempts);
      notice(route, answer.failed, attempts, delayMs);
      await sleep(clock, delayMs, signal);
      stats.countRetry();
    }
  }

  return {
    livemode: mode === "live",
    nowSeconds: () => stripeClock.nowSeconds(),
    stats,
    async get(request) {
      const path = encodePath(request.route, request.id, request.params);
      const bounded = createBoundedSignal(request.signal === undefined ? [signal] : [signal, request.signal]);
      try {
        return await getWithRetries(request.route, path, bounded.signal);
      } catch (error) {
        throw bounded.signal.aborted ? abortedRequest(request.route, bounded.signal.reason) : error;
      } finally {
        bounded.release();
      }
    },
  };
}
