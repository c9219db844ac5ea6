import type http from "node:http";
import type Stripe from "stripe";
import { createBoundedSignal } from "./bounded-signal.js";
import type { Clock } from "../clock.js";
import { longestBody, type BodyBudget } from "./body-budget.js";
import { headFault, readBody } from "./body-fault.js";
import { connectionFault } from "./connection-fault.js";
import type { TransportFault } from "./failed-answer.js";
import { isJsonObject, type JsonObject } from "./json.js";
import type { Wire, WireRequest } from "./wire.js";
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
  /** The error behind the fault. undefined: there is none. */
  readonly failure: unknown;
  /** The answer's JSON; undefined: there is none. */
  readonly body: JsonObject | undefined;
}

/** What the exchanges of one client share. */
export interface ExchangeSetup {
  readonly wire: Wire;
  readonly clock: Clock;
  /** The timeout of one exchange. */
  readonly timeoutMs: number;
  readonly bodies: BodyBudget;
}

export interface AnswerHead {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
}

/**
 * Creates a replacement for the SDK's own transport, which has four faults:
 * - it takes no signal;
 * - it hides one retry of a closed connection from the limiter;
 * - it sets no limit on a slow or endless body;
 * - it crashes the process if a JSON body is not an object.
 *
 * Redirects are not followed. A request that could change the account is not sent: see write-guard.ts.
 *
 * @param signal aborts the exchange and frees its socket
 */
export function createExchange({ wire, clock, timeoutMs, bodies }: ExchangeSetup, signal: AbortSignal): Exchange {
  const counted = bodies.open();
  let head: AnswerHead | undefined;
  let fault: TransportFault | undefined;
  let failure: unknown;
  let json: JsonObject | undefined;

  async function readText(request: WireRequest, signal: AbortSignal): Promise<{ head: AnswerHead; text: string }> {
    const { status, headers, body } = await wire(request, signal);
    signal.throwIfAborted();
    const answered = { status, headers };
    head = answered;
    const early = headFault(headers, longestBody);
    if (early !== undefined) throw new BodyError(early);
    let text = "";
    for await (const chunk of body) {
      if (!counted.take(chunk.length)) throw new BodyError("large_body");
      text += chunk;
    }
    return { head: answered, text };
  }

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
      const answer = await untilAborted(readText(request, bounded.signal), bounded.signal);
      const { status } = answer.head;
      const read = readBody(status, answer.text);
      fault = read.fault;
      if (!isJsonObject(read.value)) throw new Error(`An answer with status ${status} held no JSON object.`);
      json = read.value;
      return sdkResponse(answer.head, json);
    } catch (cause) {
      failure = cause;
      fault ??= bounded.signal.aborted ? "timeout" : faultOf(cause, head);
      // Frees the connection and what has arrived of the body, also if the fault was found before its end.
      bounded.abort(cause);
      // The SDK retries a request if its error has a connection's code. This error has none.
      throw new Error("The exchange failed.", { cause });
    } finally {
      bounded.release();
      counted.release();
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
    get failure() {
      return failure;
    },
    get body() {
      return json;
    },
  };
}

/** The body must not be read, or not to its end. */
class BodyError extends Error {
  override readonly name = "BodyError";

  constructor(readonly fault: "encoded" | "large_body") {
    super(`The body was not read to its end (${fault}).`);
  }
}

function faultOf(error: unknown, head: AnswerHead | undefined): TransportFault {
  if (error instanceof BodyError) return error.fault;
  return head === undefined ? connectionFault(error) : "cut_body";
}

/**
 * Settles as the work does, or rejects with the signal's reason as soon as it aborts. So every wait ends, whatever
 * becomes of the work: a connection can end in ways that Node reports to nobody.
 */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
  });
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
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
