import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createRandom } from "./account/random.js";
import type { VirtualClock } from "./clock.js";
import { createKeys, type Keys, type KeySpec } from "./http/access/keys.js";
import { createLimiter, type Limits } from "./http/access/limits.js";
import { createApi, type Api } from "./http/api.js";
import { CONTROL_PREFIX, handleControl } from "./http/control.js";
import { createFaults, type Faults } from "./http/faults/fault.js";
import { createRequestHandler } from "./http/request-handler.js";
import { createRequestLog, type RequestLog } from "./http/request-log.js";
import type { Store } from "./store.js";

export interface ServerOptions {
  /** 127.0.0.1 only; 0, any free port, when absent. */
  readonly port?: number;
  /** Decides which requests a fault with a probability strikes; 1 when absent. */
  readonly seed?: number;
  readonly keys?: readonly KeySpec[];
  /** Off when absent. */
  readonly limits?: Limits;
  /** The wait before every answer; 0 when absent. */
  readonly latencyMs?: number;
  /** What `POST /_simulator/advance` does; moving the clock when absent. */
  readonly advance?: (seconds: number) => void;
}

/** A running API over a store. */
export interface SimulatorServer extends Pick<Api, "render" | "truth"> {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly keys: Keys;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Stops listening and drops every connection, hanging ones too. */
  readonly close: () => Promise<void>;
}

/** Serves a store that someone else fills and changes; nothing is changed over HTTP but the clock. */
export async function startServer(
  store: Store,
  clock: VirtualClock,
  options: ServerOptions = {},
): Promise<SimulatorServer> {
  const api = createApi(store, clock);
  const keys = createKeys(options.keys);
  const faults = createFaults(createRandom(`faults/${options.seed ?? 1}`));
  const log = createRequestLog();
  const limiter = createLimiter(options.limits ?? {}, () => performance.now());
  const advance = options.advance ?? ((seconds) => clock.advanceTo(clock.nowSeconds + seconds));
  const handle = createRequestHandler({
    store,
    clock,
    api,
    keys,
    limiter,
    faults,
    log,
    latencyMs: options.latencyMs ?? 0,
  });

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://simulator");
    const answered = url.pathname.startsWith(CONTROL_PREFIX)
      ? handleControl({ clock, api, keys, faults, log, advance }, request, response, url)
      : handle(request, response, url);
    answered.catch((error: unknown) => reportBug(response, error));
  });
  // Longer than any client holds an idle connection: a connection closed under a request would be a fault nobody asked for.
  server.keepAliveTimeout = 600_000;
  await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    faults,
    requests: log,
    render: api.render,
    truth: api.truth,
    close: () => close(server),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** A defect of the simulator itself: told in a status that no client takes for Stripe's. */
function reportBug(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else
    response.writeHead(599, { "content-type": "text/plain" }).end(String(error instanceof Error ? error.stack : error));
}
