import type Stripe from "stripe";
import { createExchange, type AnswerHead, type Exchange, type ExchangeSetup } from "./exchange.js";
import type { JsonObject } from "./json.js";
import { requireHarmless } from "../key/write-guard.js";

/** The SDK's interface for a transport. */
export type HttpClient = NonNullable<Stripe.StripeConfig["httpClient"]>;

/** Replaces the SDK's own transport, for all requests of one client. */
export interface Transport {
  readonly httpClient: HttpClient;
  /** Opens the exchange of one request. Close it when the request has ended. */
  open(signal: AbortSignal): OpenExchange;
}

export interface OpenExchange extends Exchange {
  /** The headers by which the transport recognises the SDK's request. They are not sent. */
  readonly headers: Readonly<Record<string, string>>;
  close(): void;
}

/**
 * Creates a transport. The SDK's own one has four faults:
 * - it takes no signal;
 * - it hides one retry of a closed connection from the limiter;
 * - it sets no limit on a slow or endless body;
 * - it crashes the process if a JSON body is not an object.
 *
 * The SDK passes nothing of its caller to a transport but headers, so a header names the exchange. Redirects are not
 * followed. A request that could change the account is not sent: see write-guard.ts.
 */
export function createTransport(setup: ExchangeSetup): Transport {
  const exchanges = new Map<string, Exchange>();
  let opened = 0;

  const makeRequest: HttpClient["makeRequest"] = async (host, port, path, method, headers, sent, protocol) => {
    const harmlessMethod = requireHarmless(method, path, sent);
    const { [exchangeHeader]: name, ...others } = headers as Record<string, string>;
    const exchange = exchanges.get(name ?? "");
    if (exchange === undefined) throw new Error("A request belongs to no open exchange.");
    const { head, body } = await exchange.send({
      protocol: protocol === "http" ? "http" : "https",
      host,
      port,
      path,
      method: harmlessMethod,
      headers: others,
    });
    return sdkResponse(head, body);
  };

  return {
    httpClient: { getClientName: () => "node", makeRequest },
    open(signal) {
      opened += 1;
      const name = String(opened);
      const exchange = createExchange(setup, signal);
      exchanges.set(name, exchange);
      return Object.assign(exchange, {
        headers: { [exchangeHeader]: name },
        close: () => void exchanges.delete(name),
      });
    },
  };
}

/** In the form that the SDK gives to the names of headers. */
const exchangeHeader = "Exchange";

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
