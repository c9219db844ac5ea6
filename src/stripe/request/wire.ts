import http from "node:http";
import https from "node:https";
import type { Clock } from "../clock.js";
import type { Proxy } from "./proxy.js";
import { createProxyAgent } from "./proxy-agent.js";
import { UpgradeError, ConnectTimeoutError } from "./wire-errors.js";

/** An HTTP request without a body. */
export interface WireRequest {
  readonly protocol: "http" | "https";
  readonly host: string;
  readonly port: string | number;
  /** The path with the query. */
  readonly path: string;
  readonly method: "GET" | "POST";
  readonly headers: http.OutgoingHttpHeaders;
}

export interface WireAnswer {
  readonly status: number;
  /** The headers by lower-case name. */
  readonly headers: http.IncomingHttpHeaders;
  /** The body's bytes. It fails if the connection breaks. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * The network, as an argument. Sends one request and resolves as soon as the headers arrive. Does not follow
 * redirects. Rejects if the connection fails. If the signal aborts, the connection is closed, which also stops the
 * body. Callers must not rely on any of this to end: see untilAborted in transport.ts.
 */
export type Wire = (request: WireRequest, signal: AbortSignal) => Promise<WireAnswer>;

/**
 * Creates a wire with Node's HTTP. Connections are reused. A connection that is not made within eight seconds fails:
 * otherwise, a host that drops packets silently would use up the time of the whole request.
 *
 * @param proxy the proxy for all requests. undefined: none
 */
export function createHttpWire(clock: Clock, proxy?: Proxy): Wire {
  const keepAlive = { keepAlive: true } as const;
  const agents = {
    http: new http.Agent(keepAlive),
    https: proxy === undefined ? new https.Agent(keepAlive) : createProxyAgent(proxy, keepAlive),
  };
  return ({ protocol, ...options }, signal) =>
    new Promise((resolve, reject) => {
      const module = protocol === "http" ? http : https;
      let hasAnswered = false;
      const answered = (message: http.IncomingMessage): void => {
        hasAnswered = true;
        const { statusCode: status = 0, headers } = message;
        if (status === 101) fail(new UpgradeError());
        else resolve({ status, headers, body: message });
      };
      // The agent has no socket before a proxy answers, so the time begins with the request.
      const cancelTimer = clock.after(connectMs, () => fail(new ConnectTimeoutError(connectMs)));
      // The agent of a proxy ends its own connection after this time.
      const timeout = proxy === undefined ? {} : { timeout: connectMs };
      const request = module.request({ ...options, ...timeout, agent: agents[protocol], signal }, answered);
      const fail = (error: Error): void => {
        reject(error);
        request.destroy(error);
      };
      request
        .once("socket", (socket) => {
          if (request.reusedSocket) cancelTimer();
          else socket.once(protocol === "https" ? "secureConnect" : "connect", cancelTimer);
        })
        // Without a listener, Node closes such a connection and tells nobody.
        .once("upgrade", (_message, socket) => {
          socket.destroy();
          fail(new UpgradeError());
        })
        .on("error", reject)
        .once("close", () => {
          cancelTimer();
          // Only then, because an error costs time.
          if (!hasAnswered) reject(new Error("The connection was closed before an answer."));
        })
        .end();
    });
}

/** The timeout for DNS, proxy, connection and TLS together. A check, which ends after nine seconds, can report it. */
const connectMs = 8_000;
