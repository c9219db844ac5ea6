import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import type { Clock } from "../clock.js";

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
  /** The body's text. It fails if the connection breaks. */
  readonly body: AsyncIterable<string>;
}

/**
 * The network, as an argument. Sends one request and resolves as soon as the headers arrive. Does not follow
 * redirects. Rejects if the connection fails, or as soon as the signal aborts, which also stops the body.
 */
export type Wire = (request: WireRequest, signal: AbortSignal) => Promise<WireAnswer>;

/**
 * Creates a wire with Node's HTTP. Connections are reused. A connection that is not made within ten seconds fails:
 * otherwise, a host that drops packets silently would use up the time of the whole request.
 */
export function createHttpWire(clock: Clock): Wire {
  const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) };
  return ({ protocol, ...request }, signal) =>
    new Promise((resolve, reject) => {
      const module = protocol === "http" ? http : https;
      const answered = (message: http.IncomingMessage): void =>
        resolve({ status: message.statusCode ?? 0, headers: message.headers, body: message.setEncoding("utf8") });
      module
        .request({ ...request, agent: agents[protocol], signal }, answered)
        .on("socket", (socket) => boundConnecting(socket, protocol, clock))
        .on("error", reject)
        .end();
    });
}

/** The timeout for DNS, connection and TLS together. */
const connectMs = 10_000;

function boundConnecting(socket: Socket, protocol: WireRequest["protocol"], clock: Clock): void {
  // A reused connection is already made.
  if (!socket.connecting) return;
  const cancel = clock.after(connectMs, () =>
    socket.destroy(new Error(`The connection was not made within ${connectMs / 1000} seconds.`)),
  );
  socket.once(protocol === "https" ? "secureConnect" : "connect", cancel).once("close", cancel);
}
