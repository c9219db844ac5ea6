import { readApiBase } from "./request/api-base.js";
import { attempt, createConnection, type Answer, type OlderApiVersion } from "./request/attempt.js";
import { createBodyBudget } from "./request/body-budget.js";
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
import { readProxy } from "./request/proxy.js";
import { createHttpWire, type Wire } from "./request/wire.js";
import type { WriteProbeTarget } from "./key/write-guard.js";

export interface GetRequest {
  /** The endpoint's template, which Stripe's limits apply to, e.g. `/v1/invoices/{id}/lines`. */
  readonly route: string;
  /** The value of `{id}` in the route. */
  readonly id?: string;
  readonly params?: Params;
  /**
   * Whether this requests a page of a list. Then `limit` is set to the number of objects that can arrive in one
   * answer. An answer that is not a list is a failed one.
   */
  readonly list?: boolean;
  /** The API version to answer in. Absent: the pinned one, whose types the SDK has. */
  readonly olderVersion?: OlderApiVersion;
  /** Aborts only this request. */
  readonly signal?: AbortSignal;
}

/** A request to send: a GET, or one of the POSTs that change nothing. */
interface SentRequest extends GetRequest {
  readonly method: "GET" | "POST";
}

/** Reads from one Stripe account. Respects its limits and retries temporary failures. */
export interface StripeClient {
  /**
   * Returns one answer, as plain JSON: decimals stay strings. Any number of calls may run concurrently; the limiter
   * decides when each request is sent.
   *
   * @throws StripeError
   * @throws TypeError if route, id and params don't fit together
   */
  get(request: GetRequest): Promise<Answer>;
  /**
   * Posts an empty body to an object that cannot exist, to learn whether the key can write. Only write-probe.ts calls
   * this. Retries temporary failures like a GET.
   *
   * @throws StripeError for every answer except a success, which Stripe should never return
   */
  postNothing(target: WriteProbeTarget, signal: AbortSignal): Promise<Answer>;
  readonly livemode: boolean;
  /**
   * Returns Stripe's time in Unix seconds: the last answer's `Date` plus the time since. It is never ahead, and behind
   * by at most that answer's delay. Before the first answer: this machine's time.
   */
  nowSeconds(): number;
  /**
   * Returns Stripe's time in milliseconds, as precisely as this machine's clock allows: up to a second off. See
   * stripe-clock.ts.
   */
  nowMs(): number;
  /** Counts that change while requests are sent. */
  readonly stats: RequestStats;
  /** The clock that the client uses for waits. */
  readonly clock: Clock;
}

/** A failed attempt that is retried. */
export interface RetryNotice {
  readonly method: "GET" | "POST";
  readonly route: string;
  readonly failure: RetryableFailure;
  /** HTTP status, if there was an answer. */
  readonly status: number | undefined;
  /** The number of failed attempts, including this one. */
  readonly attempt: number;
  readonly delayMs: number;
}

export interface StripeClientOptions {
  /** As configured. See readApiKey for which keys are accepted. */
  readonly apiKey: string;
  /** The server to use instead of Stripe. See readApiBase. */
  readonly apiBase?: string | undefined;
  /** The variables that may name a proxy. See readProxy. Absent: no proxy. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** The connected account to read. Sent as Stripe-Account, or as Stripe-Context with an organization's key. */
  readonly accountId?: string | undefined;
  /** Overrides some default limits of the key's mode. */
  readonly limits?: Partial<Limits> | undefined;
  /** The timeout of one attempt, in ms. Default: 80,000, like the SDK's. */
  readonly timeoutMs?: number | undefined;
  /** Aborts all requests. */
  readonly signal: AbortSignal;
  /**
   * Called if requests must wait because one of Stripe's limiters refused some. `untilMs` is the end of the wait, in
   * ms since the Unix epoch.
   */
  readonly onWait?: ((untilMs: number, reason: ThrottleReason) => void) | undefined;
  readonly onRetry?: ((notice: RetryNotice) => void) | undefined;
  /** Sends the requests. Absent: Node's HTTP. */
  readonly wire?: Wire | undefined;
  readonly clock?: Clock | undefined;
  /** Returns numbers in [0, 1), for the jitter of waits. */
  readonly random?: (() => number) | undefined;
}

/**
 * Creates a client. It sends no request before the first `get`.
 *
 * @throws StripeError "invalid_key" if the key is malformed or refused by policy
 * @throws InvalidApiBaseError
 * @throws InvalidProxyError
 */
export function createStripeClient(options: StripeClientOptions): StripeClient {
  const { key, mode } = readApiKey(options.apiKey, options.accountId);
  const { signal, clock = systemClock, random = Math.random } = options;
  const base = readApiBase(options.apiBase);
  const proxy = readProxy(options.env ?? {}, base);
  const connection = createConnection({
    key,
    base,
    accountId: options.accountId,
    wire: options.wire ?? createHttpWire(clock, proxy),
    proxy,
    clock,
    timeoutMs: options.timeoutMs ?? 80_000,
    bodies: createBodyBudget(),
  });
  const limits = { ...defaultLimits(mode), ...options.limits };
  const waitFor = (ms: number, reason: ThrottleReason): void => options.onWait?.(clock.epochMs() + ms, reason);
  const limiter = createLimiter(limits, clock, waitFor);
  const pageSizes = createPageSizes();
  const stats = createRequestCounter(clock, limits.globalPerSecond * limits.share);
  const stripeClock = createStripeClock(clock);
  let hasAnswered = false;

  async function send(
    { method, route, list = false, olderVersion }: SentRequest,
    path: string,
    canShrink: boolean,
    signal: AbortSignal,
  ): Promise<Answer | { readonly failed: FailedAnswer }> {
    const permit = await limiter.acquire(route, signal);
    stats.countRequest(route);
    const sentMs = clock.monotonicMs();
    let outcome: Outcome = "unanswered";
    try {
      const answer = await attempt(connection, { method, path, list, canShrink, olderVersion }, signal);
      outcome = outcomeOf(answer);
      // Read the date of refusals, too: a key may be refused at the first request to every endpoint.
      stripeClock.observe("failed" in answer ? answer.failed.dateSeconds : answer.dateSeconds, sentMs);
      if ("failed" in answer && answer.failed.throttle !== undefined) stats.countRateLimited(route);
      const isFirstContact = !hasAnswered;
      hasAnswered ||= !("failed" in answer) || answer.failed.status !== undefined;
      return "failed" in answer ? { failed: { ...answer.failed, isFirstContact } } : answer;
    } finally {
      permit.end(outcome);
    }
  }

  function notice(request: SentRequest, failed: FailedAnswer, attempt: number, { failure, delayMs }: Retry): void {
    const { method, route } = request;
    options.onRetry?.({ method, route, failure, status: failed.status, attempt, delayMs });
    if (failed.throttle !== undefined) waitFor(delayMs, failed.throttle);
  }

  /**
   * Sends the request until it succeeds or its failure is final.
   *
   * @param onFailed called after each failed attempt, also the one that the signal stopped
   */
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
      const canShrink = limit !== undefined && limit > 1 && params?.["limit"] === undefined;
      const answer = await send(request, path, canShrink, signal);
      if (!("failed" in answer)) {
        if (limit !== undefined) pageSizes.arrived(route, limit);
        return answer;
      }
      const failure = explainFailure(answer.failed, route, attempts, method);
      onFailed(failure);
      signal.throwIfAborted();
      const retry = retries.next(answer.failed);
      if (retry === undefined) throw failure;
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
        // A fault says more than that the next attempt was stopped.
        if (!bounded.signal.aborted) lastFailure = failure;
        else lastFailure ??= failure;
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
