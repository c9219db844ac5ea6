import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { VirtualClock } from "./clock.js";
import type { Keys } from "./http/access/keys.js";
import type { Products } from "./http/access/products.js";
import type { Api } from "./http/api.js";
import { CONTROL_PREFIX, handleControl } from "./http/control.js";
import type { Faults } from "./http/faults/fault.js";
import { createRequestHandler } from "./http/request-handler.js";
import type { RequestLog } from "./http/request-log.js";
import { createService, type Service, type ServiceOptions } from "./service.js";
import type { Shelf } from "./shelf/shelf.js";
import type { Store } from "./store.js";

export interface ListenOptions {
  /** On 127.0.0.1 only. Default: 0, any free port. */
  readonly port?: number;
  /** Replaces the effect of `POST /_simulator/advance`. Default: moves the clock. */
  readonly advance?: (seconds: number) => void;
  /** Receives the objects of `POST /_simulator/shelf`. Default: none can be added over HTTP. */
  readonly shelf?: Shelf;
}

export interface ServerOptions extends ServiceOptions, ListenOptions {}

/** A running API of a store. */
export interface SimulatorServer extends Pick<Api, "render" | "truth"> {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly keys: Keys;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Switches products of the keys' own account on and off. */
  readonly products: Products;
  /** Stops listening and closes every connection, also hanging ones. */
  readonly close: () => Promise<void>;
}

/** Serves a store that the caller fills and changes. Over HTTP only the clock can be changed. */
export function startServer(store: Store, clock: VirtualClock, options: ServerOptions = {}): Promise<SimulatorServer> {
  return listenWith(createService(store, clock, options), clock, options);
}

/** Listens for a service's requests on the network. */
export async function listenWith(
  { api, keys, faults, requests, respond }: Service,
  clock: VirtualClock,
  options: ListenOptions,
): Promise<SimulatorServer> {
  const advance = options.advance ?? ((seconds) => clock.advanceTo(clock.nowSeconds + seconds));
  const handle = createRequestHandler(respond);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://simulator");
    const answered = url.pathname.startsWith(CONTROL_PREFIX)
      ? handleControl(
          { clock, api, keys, faults, log: requests, advance, shelf: options.shelf },
          request,
          response,
          url,
        )
      : handle(request, response, url);
    answered.catch((error: unknown) => reportBug(response, error));
  });
  // Longer than any client keeps an idle connection. Otherwise the server could close a connection during a request, a
  // fault that no rule asked for.
  server.keepAliveTimeout = 600_000;
  await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    faults,
    requests,
    products: api.products,
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

/** Reports a defect of the simulator itself, with a status that no client takes for Stripe's. */
function reportBug(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else
    response.writeHead(599, { "content-type": "text/plain" }).end(String(error instanceof Error ? error.stack : error));
}
