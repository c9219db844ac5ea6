import type http from "node:http";
import type Stripe from "stripe";
import { createBoundedSignal } from "./bounded-signal.js";
import type { Clock } from "../clock.js";
import type { TransportFault } from "./failed-answer.js";
import { isJsonObject, type JsonObject } from "./json.js";
import type { Wire } from "./wire.js";
import { requireHarmless } from "../key/write-guard.js";

/** The SDK's interface for a transport. */
export type HttpClient = NonNullable<Stripe.StripeConfig["httpClient"]>;

/** One HTTP exchange: the transport for the SDK, and the result. */
export interface Exchange {
  /** The transport for one request. */
  readonly httpClient: HttpClient;
  /** Status and headers (by lower-case name); undefined before they arrive. */
  readonly head: AnswerHead | undefined;
  /** Why there is no valid JSON answer. undefined: there is one, which may be an error. */
  readonly fault: TransportFault | undefined;
  /** The answer's JSON; undefined: there is none. */
  readonly body: JsonObject | undefined;
}

export interface AnswerHead {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
}

/**
 * Creates a replacement for the SDK's own transport, which has four faults:
 * - it takes no signal;
 * - it hides one retry of a closed connection from the limiter;
 * - it sets no limit on a slow body;
 * - it crashes the process if a JSON body is not an object.
 *
 * Redirects are not followed. A request that could change the account is not sent: see write-guard.ts.
 *
 * @param signal aborts the exchange and frees its socket
 * @param timeoutMs for the whole exchange
 */
export function createExchange(wire: Wire, clock: Clock, signal: AbortSignal, timeoutMs: number): Exchange {
  let head: AnswerHead | undefined;
  let fault: TransportFault | undefined;
  let json: JsonObject | undefined;

  const makeRequest: HttpClient["makeRequest"] = async (host, port, path, method, headers, sent, protocol) => {
    const harmlessMethod = requireHarmless(method, path, sent);
    const bounded = createBoundedSignal([signal], { timeoutMs, clock });
    try {
      const request = {
        protocol: protocol === "http" ? "http" : "https",
        host,
        port,
        path,
        method: harmlessMethod,
        headers: headers as http.OutgoingHttpHeaders,
      } as const;
      const { status, headers: answered, body: chunks } = await wire(request, bounded.signal);
      head = { status, headers: answered };
      let text = "";
      for await (const chunk of chunks) text += chunk;
      const body = parse(text);
      fault = faultOf(head.status, body, text);
      if (!isJsonObject(body)) throw new Error(`An answer with status ${head.status} held no JSON object.`);
      json = body;
      return sdkResponse(head, body);
    } catch (cause) {
      fault ??= bounded.timedOut() ? "timeout" : head === undefined ? "reset" : "cut_body";
      // The SDK retries a request if its error has a connection's code. This error has none.
      throw new Error("The exchange failed.", { cause });
    } finally {
      bounded.release();
    }
  };

  return {
    httpClient: { getClientName: () => "node", makeRequest },
    get head() {
      return head;
    },
    get fault() {
      return fault;
    },
    get body() {
      return json;
    },
  };
}

/** Returns undefined if the text is not JSON. No JSON text parses to undefined. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOf(status: number, body: unknown, text: string): TransportFault | undefined {
  if (status >= 300 && status < 400) return "redirect";
  // We have seen large pages that ended early, inside an answer that is complete for HTTP.
  if (body === undefined) return text.trimStart().startsWith("{") ? "cut_body" : "not_json";
  if (status >= 400) return isJsonObject(body) && isJsonObject(body["error"]) ? undefined : "no_error_body";
  // A failed report run is an object of Stripe's, and has an error.
  const isAnswer = isJsonObject(body) && (body["error"] === undefined || typeof body["object"] === "string");
  return isAnswer ? undefined : "not_an_object";
}

function sdkResponse(
  { status, headers }: AnswerHead,
  body: JsonObject,
): Awaited<ReturnType<HttpClient["makeRequest"]>> {
  return {
    getStatusCode: () => status,
    getHeaders: () => headers as Record<string, string | string[]>,
    getRawResponse: () => ({ statusCode: status, headers }),
    toStream() {
      throw new Error("Streaming answers are not used.");
    },
    // The SDK takes every answer with an error for a refusal, whatever its status. The caller reads the exchange's body.
    toJSON: () => Promise.resolve(status < 400 ? {} : body),
  };
}
