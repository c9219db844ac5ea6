import http from "node:http";
import https from "node:https";
import type Stripe from "stripe";
import { createBoundedSignal } from "./bounded-signal.js";
import type { TransportFault } from "./failed-answer.js";
import { isJsonObject, type JsonObject } from "./json.js";

/** The SDK's interface of a transport. */
export type HttpClient = NonNullable<Stripe.StripeConfig["httpClient"]>;

/** One HTTP exchange: what the SDK runs it with, and what was seen of it afterwards. */
export interface Exchange {
  /** For one request. */
  readonly httpClient: HttpClient;
  /** Status and headers (by lower-case name); undefined until they are in. */
  readonly head: AnswerHead | undefined;
  /** Why there is no answer in JSON as Stripe promises it; undefined where there is one, be it an error. */
  readonly fault: TransportFault | undefined;
}

export interface AnswerHead {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
}

/**
 * Replaces the SDK's own transport, which takes no signal, hides one retry of a closed connection from the limiter, lets a
 * body trickle for ever, and crashes the process on a body that is JSON but no object. Redirects are not followed.
 *
 * @param signal ends the exchange and frees its socket
 * @param timeoutMs for the whole exchange
 */
export function createExchange(agent: http.Agent, signal: AbortSignal, timeoutMs: number): Exchange {
  let head: AnswerHead | undefined;
  let fault: TransportFault | undefined;

  const makeRequest: HttpClient["makeRequest"] = async (host, port, path, method, headers, _, protocol) => {
    const bounded = createBoundedSignal([signal], timeoutMs);
    try {
      const options = { host, port, path, method, headers, agent, signal: bounded.signal };
      const response = await send(protocol === "http" ? http : https, options);
      head = { status: response.statusCode ?? 0, headers: response.headers };
      const text = await readText(response);
      const body = parse(text);
      fault = faultOf(head.status, body, text);
      if (!isJsonObject(body)) throw new Error(`An answer with status ${head.status} held no JSON object.`);
      return sdkResponse(head, body);
    } catch (cause) {
      fault ??= bounded.timedOut() ? "timeout" : head === undefined ? "reset" : "cut_body";
      // The SDK repeats a request by itself if its error carries a connection's code: this one carries none.
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
  };
}

function send(module: typeof http | typeof https, options: http.RequestOptions): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    module.request(options, resolve).on("error", reject).end();
  });
}

async function readText(response: http.IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk as string;
  return text;
}

/** Undefined for what is not JSON, which JSON itself cannot say. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOf(status: number, body: unknown, text: string): TransportFault | undefined {
  if (status >= 300 && status < 400) return "redirect";
  // Large pages have been seen to end early inside an answer that HTTP considers whole.
  if (body === undefined) return text.trimStart().startsWith("{") ? "cut_body" : "not_json";
  if (status >= 400) return isJsonObject(body) && isJsonObject(body["error"]) ? undefined : "no_error_body";
  return isJsonObject(body) && body["error"] === undefined ? undefined : "not_an_object";
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
    toJSON: () => Promise.resolve(body),
  };
}
