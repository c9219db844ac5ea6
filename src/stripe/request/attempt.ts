import type Stripe from "stripe";
import type { FailedAnswer, TransportFault } from "./failed-answer.js";
import type { JsonObject } from "./json.js";
import { isListBody } from "../lists/list-body.js";
import { readThrottleReason } from "../limits/throttle.js";
import type { AnswerHead, Exchange, ExchangeSetup } from "./exchange.js";
import { createTransport, type Transport } from "./transport.js";
import { apiVersion, createSdk, type SdkSetup } from "./sdk.js";
import type { Proxy } from "./proxy.js";
import { ProxyRefusedError } from "./wire-errors.js";
import { ForbiddenRequestError } from "../key/write-guard.js";

/**
 * An API version that shows what later ones do not show any more. The last one before 2025-03-31.basil renders the
 * whole coupon in each discount (https://docs.stripe.com/changelog/clover/2025-09-30/add-discount-source-property).
 */
export type OlderApiVersion = "2025-02-24.acacia";

export interface Answer {
  readonly body: JsonObject;
  /** Stripe's time when it answered, in Unix seconds; undefined if the answer has no date. */
  readonly dateSeconds: number | undefined;
}

/** What all requests of one client share. */
export interface Connection {
  readonly transport: Transport;
  readonly sdk: () => Promise<Stripe>;
  /** Host and port that requests go to: the proxy's, else the API's. */
  readonly peer: string;
}

/** Connects nothing yet: the first attempt does. */
export function createConnection(setup: ConnectionSetup): Connection {
  const { base, proxy } = setup;
  const transport = createTransport(setup);
  return {
    transport,
    sdk: createSdk(setup, transport.httpClient),
    peer: proxy === undefined ? `${base.host}:${base.port}` : `the proxy ${proxy.name}`,
  };
}

export interface ConnectionSetup extends ExchangeSetup, SdkSetup {
  /** The proxy that the wire uses. undefined: none */
  readonly proxy: Proxy | undefined;
}

export interface AttemptedRequest {
  /** POST only if write-guard.ts accepts the request. */
  readonly method: "GET" | "POST";
  /** The path with the query. */
  readonly path: string;
  /** Whether the answer must be a page of a list. */
  readonly list: boolean;
  /** Whether a smaller page can be requested in place of this one. Absent: no. */
  readonly canShrink?: boolean;
  /** Sent as Stripe-Version (https://docs.stripe.com/api/versioning). Absent: `apiVersion`. */
  readonly olderVersion?: OlderApiVersion | undefined;
}

/**
 * Sends one request without a body, once. Returns a failed request as a value.
 *
 * @throws ForbiddenRequestError if the request could change the account; then nothing is sent
 */
export async function attempt(
  connection: Connection,
  { method, path, list, canShrink = false, olderVersion }: AttemptedRequest,
  signal: AbortSignal,
): Promise<Answer | { readonly failed: FailedAnswer }> {
  const exchange = connection.transport.open(signal);
  const failure = (error?: unknown): { readonly failed: FailedAnswer } => {
    const failed = { ...readFailure(exchange, error), peer: connection.peer };
    return { failed: list ? { ...failed, fault: faultOfPage(failed.fault, canShrink) } : failed };
  };
  try {
    const sdk = await connection.sdk();
    const additionalHeaders = exchange.headers;
    await sdk.rawRequest(method, path, undefined, { apiVersion: olderVersion ?? apiVersion, additionalHeaders });
    const { body } = exchange;
    if (exchange.fault !== undefined || body === undefined) return failure();
    if (list && !isListBody(body)) return { failed: { ...readFailure(exchange, undefined), fault: "not_a_list" } };
    return { body, dateSeconds: readDate(exchange.head) };
  } catch (error) {
    const { detail } = error as Partial<Stripe.errors.StripeError>;
    if (detail instanceof ForbiddenRequestError) throw detail;
    return failure(error);
  } finally {
    exchange.close();
  }
}

/** A page can be too large to arrive, or to be read. Then a smaller one may do. */
function faultOfPage(fault: TransportFault | undefined, canShrink: boolean): TransportFault | undefined {
  if (fault === "cut_body") return "cut_page";
  if (fault === "large_body") return canShrink ? "large_page" : "large_object";
  return fault;
}

function readFailure({ head, fault, failure }: Exchange, error: unknown): FailedAnswer {
  const { message, param, detail, ...rest } = (error ?? {}) as Partial<Stripe.errors.StripeError>;
  const code = textOf(rest.code);
  // If the transport failed, the SDK's message has less information.
  const fromStripe = fault === undefined ? { code, message: textOf(message), param: textOf(param) } : {};
  const header = head?.headers["stripe-rate-limited-reason"];
  return {
    status: head?.status,
    fault,
    proxyStatus: failure instanceof ProxyRefusedError ? failure.status : undefined,
    ...fromStripe,
    requestId: first(head?.headers["request-id"]),
    throttle: head?.status === 429 || code === "rate_limit" ? readThrottleReason(first(header), code) : undefined,
    retryAfterMs: readSeconds(head?.headers["retry-after"]),
    shouldRetry: readShouldRetry(head),
    dateSeconds: readDate(head),
    cause: detail instanceof Error ? detail : error,
  };
}

function readDate(head: AnswerHead | undefined): number | undefined {
  const ms = Date.parse(head?.headers.date ?? "");
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000);
}

function readShouldRetry(head: AnswerHead | undefined): boolean | undefined {
  if (head === undefined || head.status < 400) return undefined;
  const header = first(head.headers["stripe-should-retry"]);
  return header === "true" || header === "false" ? header === "true" : undefined;
}

function readSeconds(header: string | undefined): number | undefined {
  return header !== undefined && /^\d+$/.test(header) ? Number(header) * 1000 : undefined;
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/** Returns a text or undefined, because a field of an answer may be anything. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
