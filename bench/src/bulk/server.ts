import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { createBulkAccount, type AccountSize } from "./account.js";
import { ApiFailure } from "./api-failure.js";
import { endpointOf, type Endpoint } from "./api.js";
import { collectMaterials } from "./families.js";
import { createObserver, type Observations } from "./observations.js";
import { createRateLimits, type RateLimits } from "./rate-limits.js";

export interface BulkServerOptions {
  readonly size: AccountSize;
  /** Default: none. */
  readonly limits?: RateLimits;
  /** The wait before every answer, in milliseconds. Default: 0. */
  readonly latencyMs?: number;
}

export interface BulkServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  observations(): Observations;
  close(): Promise<void>;
}

/** The path at which the server reports its observations. */
export const observationsPath = "/_bulk/observations";

/** The age of the youngest object. It lies well before the time up to which a first sync lists. */
const endAgoSeconds = 3_600;

/** Serves a large account for any key, on this machine only. */
export async function startBulkServer({ size, limits = {}, latencyMs = 0 }: BulkServerOptions): Promise<BulkServer> {
  const endSeconds = Math.floor(Date.now() / 1000) - endAgoSeconds;
  const account = createBulkAccount(await collectMaterials(), size, endSeconds);
  const admit = createRateLimits(limits, () => performance.now());
  const observer = createObserver();

  async function answer(endpoint: Endpoint, response: ServerResponse): Promise<void> {
    observer.arrive(endpoint.route, endpoint.isPage);
    const admission = attempt(() => admit(endpoint.route));
    if (latencyMs > 0) await delay(latencyMs);
    const outcome = admission instanceof ApiFailure ? admission : attempt(endpoint.answer);
    const { status, headers, body } =
      outcome instanceof ApiFailure ? outcome : { status: 200, headers: {}, body: outcome };
    const bytes = Buffer.from(body);
    observer.answer(endpoint.route, status, bytes.length);
    response
      .writeHead(status, { ...headers, "content-type": "application/json", "content-length": bytes.length })
      .end(bytes);
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://bulk");
    request.resume();
    if (url.pathname === observationsPath) {
      response.end(JSON.stringify(observer.observations()));
      return;
    }
    answer(endpointOf(account, url.pathname, url.searchParams), response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    observations: () => observer.observations(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Returns the result, or the failure as a value, because a failure is also an answer. */
function attempt<T>(act: () => T): T | ApiFailure {
  try {
    return act();
  } catch (error) {
    if (error instanceof ApiFailure) return error;
    throw error;
  }
}
