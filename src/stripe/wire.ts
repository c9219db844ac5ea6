import http from "node:http";
import https from "node:https";

/** An HTTP request that has no body. */
export interface WireRequest {
  readonly protocol: "http" | "https";
  readonly host: string;
  readonly port: string | number;
  /** With the query. */
  readonly path: string;
  readonly method: string;
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

/** Node's own HTTP. Connections are kept for the next request. */
export function createHttpWire(): Wire {
  const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) };
  return ({ protocol, ...request }, signal) =>
    new Promise((resolve, reject) => {
      const module = protocol === "http" ? http : https;
      const answered = (message: http.IncomingMessage): void =>
        resolve({ status: message.statusCode ?? 0, headers: message.headers, body: message.setEncoding("utf8") });
      module
        .request({ ...request, agent: agents[protocol], signal }, answered)
        .on("error", reject)
        .end();
    });
}
