import type Stripe from "stripe";
import type { ApiBase } from "./api-base.js";
import type { Clock } from "./clock.js";
import type { FailedAnswer } from "./failed-answer.js";
import type { JsonObject } from "./json.js";
import { isListBody } from "./lists/list-body.js";
import { readThrottleReason } from "./limits/throttle.js";
import { createExchange, type AnswerHead, type Exchange, type HttpClient } from "./transport.js";
import type { Wire } from "./wire.js";

/** The version that every request pins; the SDK's types fail to compile when it is not theirs. */
export const apiVersion: Stripe.LatestApiVersion = "2026-10-28.endive";

export interface Answer {
  readonly body: JsonObject;
  /** Stripe's own clock when it answered, in Unix seconds; undefined where it did not say. */
  readonly dateSeconds: number | undefined;
}

/** What all requests of one client have in common. */
export interface Connection {
  readonly key: string;
  readonly base: ApiBase;
  /** Sent as Stripe-Account: https://docs.stripe.com/connect/authentication */
  readonly accountId: string | undefined;
  readonly wire: Wire;
  readonly clock: Clock;
  /** For one attempt. */
  readonly timeoutMs: number;
}

export interface AttemptedGet {
  /** With the query. */
  readonly path: string;
  /** Whether the answer must be a page of a list. */
  readonly list: boolean;
}

/** Sends one GET request, once. Never throws for what became of it. */
export async function attemptGet(
  connection: Connection,
  { path, list }: AttemptedGet,
  signal: AbortSignal,
): Promise<Answer | { readonly failed: FailedAnswer }> {
  const exchange = createExchange(connection.wire, connection.clock, signal, connection.timeoutMs);
  const sdk = await createSdk(connection, exchange.httpClient);
  const failure = (error?: unknown): { readonly failed: FailedAnswer } => {
    const failed = readFailure(exchange, error);
    return { failed: list && failed.fault === "cut_body" ? { ...failed, fault: "cut_page" } : failed };
  };
  try {
    const body = (await sdk.rawRequest("GET", path)) as JsonObject;
    if (exchange.fault !== undefined) return failure();
    if (list && !isListBody(body)) return { failed: { ...readFailure(exchange, undefined), fault: "not_a_list" } };
    return { body, dateSeconds: readDate(exchange.head) };
  } catch (error) {
    return failure(error);
  }
}

/** One instance per request (0.1 ms), since the SDK has no other way to give a request its own signal. */
async function createSdk({ key, base, accountId }: Connection, httpClient: HttpClient) {
  // Loading the SDK takes about 90 ms, which commands that make no request need not spend.
  const { default: StripeSdk } = await import("stripe");
  return new StripeSdk(key, {
    apiVersion,
    ...base,
    ...(accountId !== undefined && { stripeAccount: accountId }),
    httpClient,
    maxNetworkRetries: 0,
    // With telemetry the SDK writes a file under the home folder.
    telemetry: false,
    appInfo: { name: "source-stripe-lifecycle" },
  });
}

function readFailure({ head, fault }: Exchange, error: unknown): FailedAnswer {
  const { code, message, param, detail } = (error ?? {}) as Partial<Stripe.errors.StripeError>;
  // Where the transport failed, the SDK's own words for it say less.
  const fromStripe = fault === undefined ? { code, message, param } : {};
  const header = head?.headers["stripe-rate-limited-reason"];
  return {
    status: head?.status,
    fault,
    ...fromStripe,
    requestId: first(head?.headers["request-id"]),
    throttle: head?.status === 429 || code === "rate_limit" ? readThrottleReason(first(header), code) : undefined,
    retryAfterMs: readSeconds(head?.headers["retry-after"]),
    dateSeconds: readDate(head),
    cause: detail instanceof Error ? detail : error,
  };
}

function readDate(head: AnswerHead | undefined): number | undefined {
  const ms = Date.parse(head?.headers.date ?? "");
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000);
}

function readSeconds(header: string | undefined): number | undefined {
  return header !== undefined && /^\d+$/.test(header) ? Number(header) * 1000 : undefined;
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
