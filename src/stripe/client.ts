import { readApiBase } from "./api-base.js";
import { attemptGet, type Answer, type Connection } from "./attempt.js";
import { createBoundedSignal } from "./bounded-signal.js";
import { sleep, systemClock, type Clock } from "./clock.js";
import { encodePath, type Params } from "./encode.js";
import { abortedRequest, explainFailure } from "./explain.js";
import type { FailedAnswer } from "./failed-answer.js";
import { readApiKey } from "./key-policy.js";
import { createLimiter } from "./limits/limiter.js";
import type { Outcome } from "./limits/limiter-core.js";
import { defaultLimits, type Limits } from "./limits/limits.js";
import { createRequestCounter, type RequestStats } from "./request-stats.js";
import { createPageSizes } from "./lists/page-size.js";
import { createRetries, type Retry, type RetryableFailure } from "./retry.js";
import { createStripeClock } from "./stripe-clock.js";
import type { ThrottleReason } from "./limits/throttle.js";
import { createHttpWire, type Wire } from "./wire.js";

export interface GetRequest {
  /** The template of the endpoint, by which Stripe limits, e.g. `/v1/invoices/{id}/lines`. */
  readonly route: string;
  /** What `{id}` in the route stands for. */
  readonly id?: string;
  readonly params?: Params;
  /**
   * A page of a list is asked for: `limit` is set to as many objects as arrive in one answer, and an answer that is no
   * list is a failed one.
   */
  readonly list?: boolean;
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
  /** The time that it waits by. */
  readonly clock: Clock;
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
  /**
   * Told when requests have to wait because one of Stripe's limiters refused some, and until when (ms since the Unix
   * epoch).
   */
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
    wire: options.wire ?? createHttpWire(clock),
    clock,
    timeoutMs: options.timeoutMs ?? 80_000,
  };
  const limits = { ...defaultLimits(mode), ...options.limits };
  const waitFor = (ms: number, reason: ThrottleReason): void => options.onWait?.(clock.epochMs() + ms, reason);
  const limiter = createLimiter(limits, clock, waitFor);
  const pageSizes = createPageSizes();
  const stats = createRequestCounter(clock, limits.globalPerSecond * limits.share);
  const stripeClock = createStripeClock(clock);

  async function attempt({ route, list = false }: GetRequest, path: string, signal: AbortSignal) {
    const permit = await limiter.acquire(route, signal);
    stats.countRequest(route);
    let outcome: Outcome = "unanswered";
    try {
      const answer = await attemptGet(connection, { path, list }, signal);
      outcome = outcomeOf(answer);
      // Refusals tell the time, too: a key may be refused at every first question.
      stripeClock.observe("failed" in answer ? answer.failed.dateSeconds : answer.dateSeconds);
      if ("failed" in answer && answer.failed.throttle !== undefined) stats.countRateLimited(route);
      return answer;
    } finally {
      permit.end(outcome);
    }
  }

  function notice(route: string, failed: FailedAnswer, attempt: number, { failure, delayMs }: Retry): void {
    options.onRetry?.({ route, failure, status: failed.status, attempt, delayMs });
    if (failed.throttle !== undefined) waitFor(delayMs, failed.throttle);
  }

  async function getWithRetries(request: GetRequest, signal: AbortSignal): Promise<Answer> {
    const { route, id, params, list } = request;
    const retries = createRetries(random);
    for (let attempts = 1; ; attempts += 1) {
      const limit = list === true ? pageSizes.of(route) : undefined;
      const path = encodePath(route, id, limit === undefined ? params : { limit, ...params });
      const answer = await attempt(request, path, signal);
      if (!("failed" in answer)) {
        if (limit !== undefined) pageSizes.arrived(route, limit);
        return answer;
      }
      signal.throwIfAborted();
      const retry = retries.next(answer.failed);
      if (retry === undefined) throw explainFailure(answer.failed, route, attempts);
      if (limit !== undefined) pageSizes.failed(route, limit, retry.failure, retry.times);
      notice(route, answer.failed, attempts, retry);
      await sleep(clock, retry.delayMs, signal);
      stats.countRetry(route);
    }
  }

  return {
    livemode: mode === "live",
    nowSeconds: () => stripeClock.nowSeconds(),
    stats,
    clock,
    async get(request) {
      const bounded = createBoundedSignal(request.signal === undefined ? [signal] : [signal, request.signal]);
      try {
        return await getWithRetries(request, bounded.signal);
      } catch (error) {
        throw bounded.signal.aborted ? abortedRequest(request.route, bounded.signal.reason) : error;
      } finally {
        bounded.release();
      }
    },
  };
}

function outcomeOf(answer: Answer | { readonly failed: FailedAnswer }): Outcome {
  if (!("failed" in answer)) return "answered";
  const { throttle, status, fault } = answer.failed;
  if (throttle !== undefined) return throttle;
  return status === undefined || fault === "timeout" || fault === "cut_body" || fault === "cut_page"
    ? "unanswered"
    : "answered";
}
