import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import type { Clock } from "../clock.js";

/** An HTTP request that has no body. */
export interface WireRequest {
  readonly protocol: "http" | "https";
  readonly host: string;
  readonly port: string | number;
  /** With the query. */
  readonly path: string;
  readonly method: "GET" | "POST";
  readonly headers: http.OutgoingHttpHeaders;
}

export interface WireAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: http.IncomingHttpHeaders;
  /** Breaks off with an error where the connection does. */
  readonly body: AsyncIterable<string>;
}

/**
 * The network as an argument: sends one request and answers as soon as the head is in. Redirects are not followed.
 * Rejects when the connection fails, and as soon as the signal aborts, which also breaks off the body.
 */
export type Wire = (request: WireRequest, signal: AbortSignal) => Promise<WireAnswer>;

/**
 * Node's own HTTP. Connections are kept for the next request. One that is not made within ten seconds fails: a host that
 * drops packets in silence would otherwise use up the time of the whole answer.
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

/** Name, connection and TLS together. */
const connectMs = 10_000;

function boundConnecting(socket: Socket, protocol: WireRequest["protocol"], clock: Clock): void {
  // A connection that was kept is made already.
  if (!socket.connecting) return;
  const cancel = clock.after(connectMs, () =>
    socket.destroy(new Error(`The connection was not made within ${connectMs / 1000} seconds.`)),
  );
  socket.once(protocol === "https" ? "secureConnect" : "connect", cancel).once("close", cancel);
}
