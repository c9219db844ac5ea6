import { afterEach } from "vitest";
import { VirtualClock } from "../../clock.js";
import { startServer, type ServerOptions, type SimulatorServer } from "../../server.js";
import type { Store } from "../../store.js";
import { T0 } from "./fill-store.js";

export const KEY = "sk_test_simulator0000000001";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** The fields that tests read. */
export interface Body {
  readonly data: readonly Record<string, unknown>[];
  readonly has_more: boolean;
  readonly url: string;
  readonly error: {
    readonly type: string;
    readonly code?: string;
    readonly message: string;
    readonly param?: string;
    readonly doc_url?: string;
  };
  readonly [name: string]: unknown;
}

export interface Running extends SimulatorServer {
  readonly clock: VirtualClock;
  readonly get: (
    path: string,
    init?: Omit<RequestInit, "headers"> & {
      readonly key?: string;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ) => Promise<Answer>;
  readonly ids: (path: string) => Promise<unknown[]>;
}

/** Serves a store until the test ends. The clock shows T0 + 60 days. */
export async function serve(store: Store, options: ServerOptions = {}): Promise<Running> {
  const clock = new VirtualClock(T0 + 60 * 86_400);
  const server = await startServer(store, clock, { keys: [{ key: KEY, scopes: "all" }], ...options });
  running.push(server);
  const get: Running["get"] = async (path, { key = KEY, ...init } = {}) => {
    const response = await fetch(server.url + path, {
      ...init,
      headers: { authorization: `Bearer ${key}`, ...init.headers },
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  };
  const ids = async (path: string): Promise<unknown[]> => (await get(path)).body.data.map(({ id }) => id);
  return { ...server, clock, get, ids };
}

const running: SimulatorServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});
