import { readApiBase } from "./request/api-base.js";
import { attempt, type Answer, type Connection } from "./request/attempt.js";
import { createBoundedSignal } from "./request/bounded-signal.js";
import { sleep, systemClock, type Clock } from "./clock.js";
import { encodePath, type Params } from "./request/encode.js";
import { abortedRequest, explainFailure } from "./request/explain.js";
import type { StripeError } from "./request/errors.js";
import type { FailedAnswer } from "./request/failed-answer.js";
import { readApiKey } from "./key/key-policy.js";
import { createLimiter } from "./limits/limiter.js";
import type { Outcome } from "./limits/limiter-core.js";
import { defaultLimits, type Limits } from "./limits/limits.js";
import { createRequestCounter, type RequestStats } from "./request/request-stats.js";
import { createPageSizes } from "./lists/page-size.js";
import { createRetries, type Retry, type RetryableFailure } from "./request/retry.js";
import { createStripeClock } from "./stripe-clock.js";
import type { ThrottleReason } from "./limits/throttle.js";
import { createHttpWire, type Wire } from "./request/wire.js";
import type { WriteProbeTarget } from "./key/write-guard.js";

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

/** What is sent: a GET, or one of the POSTs that change nothing. */
interface SentRequest extends GetRequest {
  readonly method: "GET" | "POST";
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
  /**
   * Posts an empty body to an object that cannot exist, which tells whether the key can write: see write-probe.ts, the
   * only one to call this. Repeated through passing failures like a GET.
   *
   * @throws StripeError as any answer is an error, except one that Stripe would not give
   */
  postNothing(target: WriteProbeTarget, signal: AbortSignal): Promise<Answer>;
  readonly livemode: boolean;
  /**
   * Stripe's own clock now, in Unix seconds: the last answer's `Date` and the time since, so up to the answer's delay
   * behind, never ahead. This machine's clock until the first answer.
   */
  nowSeconds(): number;
  /** The same in milliseconds, as near as this machine's clock makes it: up to a second off. See stripe-clock.ts. */
  nowMs(): number;
  /** Live counts. */
  readonly stats: RequestStats;
  /** The time that it waits by. */
  readonly clock: Clock;
}

/** A failed attempt that is made again. */
export interface RetryNotice {
  readonly method: "GET" | "POST";
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
  /** Reads a connected account: sent as Stripe-Account, or as Stripe-Context with an organization's key. */
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
  const { key, mode } = readApiKey(options.apiKey, options.accountId);
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

  async function send({ method, route, list = false }: SentRequest, path: string, signal: AbortSignal) {
    const permit = await limiter.acquire(route, signal);
    stats.countRequest(route);
    const sentMs = clock.monotonicMs();
    let outcome: Outcome = "unanswered";
    try {
      const answer = await attempt(connection, { method, path, list }, signal);
      outcome = outcomeOf(answer);
      // Refusals tell the time, too: a key may be refused at every first question.
      stripeClock.observe("failed" in answer ? answer.failed.dateSeconds : answer.dateSeconds, sentMs);
      if ("failed" in answer && answer.failed.throttle !== undefined) stats.countRateLimited(route);
      return answer;
    } finally {
      permit.end(outcome);
    }
  }

  function notice(request: SentRequest, failed: FailedAnswer, attempt: number, { failure, delayMs }: Retry): void {
    const { method, route } = request;
    options.onRetry?.({ method, route, failure, status: failed.status, attempt, delayMs });
    if (failed.throttle !== undefined) waitFor(delayMs, failed.throttle);
  }

  /** @param onFailed told of each failed attempt */
  async function sendWithRetries(
    request: SentRequest,
    signal: AbortSignal,
    onFailed: (failure: StripeError) => void,
  ): Promise<Answer> {
    const { method, route, id, params, list } = request;
    const retries = createRetries(random);
    for (let attempts = 1; ; attempts += 1) {
      const limit = list === true ? pageSizes.of(route) : undefined;
      const path = encodePath(route, id, limit === undefined ? params : { limit, ...params });
      const answer = await send(request, path, signal);
      if (!("failed" in answer)) {
        if (limit !== undefined) pageSizes.arrived(route, limit);
        return answer;
      }
      signal.throwIfAborted();
      const retry = retries.next(answer.failed);
      const failure = explainFailure(answer.failed, route, attempts, method);
      if (retry === undefined) throw failure;
      onFailed(failure);
      if (limit !== undefined) pageSizes.failed(route, limit, retry.failure, retry.times);
      notice(request, answer.failed, attempts, retry);
      await sleep(clock, retry.delayMs, signal);
      stats.countRetry(route);
    }
  }

  async function sendBounded(request: SentRequest): Promise<Answer> {
    const { method, route } = request;
    const bounded = createBoundedSignal(request.signal === undefined ? [signal] : [signal, request.signal]);
    let lastFailure: StripeError | undefined;
    try {
      return await sendWithRetries(request, bounded.signal, (failure) => {
        lastFailure = failure;
      });
    } catch (error) {
      throw bounded.signal.aborted ? abortedRequest(`${method} ${route}`, bounded.signal.reason, lastFailure) : error;
    } finally {
      bounded.release();
    }
  }

  return {
    livemode: mode === "live",
    nowSeconds: () => stripeClock.nowSeconds(),
    nowMs: () => stripeClock.nowMs(),
    stats,
    clock,
    get: (request) => sendBounded({ ...request, method: "GET" }),
    postNothing: ({ route, id }, signal) => sendBounded({ method: "POST", route, id, signal }),
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
