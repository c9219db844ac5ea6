import { createSimulator, type InProcessSimulator } from "stripe-simulator";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { inputFiles, parseMessages, runSource } from "@airbyte/cdk-typescript-compat/testing";
import { createSource } from "../../../src/source.js";
import { bytesOf } from "../../../src/stripe/testing.js";
import type { Wire } from "../../../src/stripe/request/wire.js";
import { clockOf, createVirtualTime } from "../../simulation/virtual-time.js";
import { allStreams, configuredCatalog } from "../connection.js";
import { stringify } from "./stringify.js";

/** The key. Its secret part occurs nowhere else. */
export const apiKey = "rk_live_51QkXw7HostileAnswers0vTzq";

/** Changes the body of an answer. @param route with `{id}` for an object's id. @param url with the query */
export type Distortion = (route: string, body: unknown, url: URL) => unknown;

export interface HostileRun {
  readonly command: "check" | "discover" | "read";
  readonly distort?: Distortion;
  /** The HTTP status of an answer; Stripe's own if absent. */
  readonly status?: (route: string) => number | undefined;
  readonly config?: unknown;
  readonly catalog?: unknown;
  readonly state?: unknown;
}

export interface HostileOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly messages: readonly AirbyteMessage[];
  readonly requests: number;
}

/**
 * An account with some months of history, and a week more after `firstStates`. Its time does not pass during a read.
 */
export interface HostileStripe {
  readonly simulator: InProcessSimulator;
  /** The states of a sync a week ago. */
  readonly states: readonly object[];
  /** The outcome of a sync of all streams without faults. */
  readonly whole: HostileOutcome;
  run(run: HostileRun): Promise<HostileOutcome>;
}

/** The limits of every command, whatever the faults: its duration in virtual time, and its number of requests. */
const longestMs = 6 * 3_600_000;
export const mostRequests = 2_000;

export async function openHostileStripe(): Promise<HostileStripe> {
  const simulator = createSimulator({
    customers: 8,
    months: 4,
    seed: 11,
    livemode: true,
    keys: [{ key: apiKey, scopes: "all" }],
    monotonicMs: () => 0,
  });
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-hostile-"));

  async function run({
    command,
    distort = (_route, body) => body,
    status: statusOf,
    ...given
  }: HostileRun): Promise<HostileOutcome> {
    const time = createVirtualTime(simulator.clock.nowSeconds * 1000, () => {});
    let requests = 0;
    const wire: Wire = async ({ method, path, headers }, signal) => {
      requests += 1;
      if (requests > mostRequests) throw new Error("There is no end of requests.");
      signal.throwIfAborted();
      const url = new URL(path, "http://simulator");
      const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
      const exchange = simulator.respond({
        method,
        url,
        headers: Object.fromEntries(lowerCase) as Record<string, string>,
      });
      exchange.record();
      exchange.leave();
      const { status, headers: answered, body } = exchange.answer;
      const route = routeOf(url.pathname);
      const distorted = distort(route, JSON.parse(body), url);
      return {
        status: statusOf?.(route) ?? status,
        headers: answered,
        body: bytesOf(distorted === undefined ? "" : stringify(distorted)),
      };
    };
    const source = createSource(
      { STRIPE_API_BASE: "http://127.0.0.1:1" },
      { wire, clock: clockOf(time, 0), random: () => 0.5 },
    );
    const files = inputFiles(mkdtempSync(join(folder, "run-")), {
      config: given.config ?? { api_key: apiKey },
      catalog: given.catalog ?? configuredCatalog(allStreams, "incremental"),
      state: given.state ?? [],
    });
    const names = command === "read" ? (["config", "catalog", "state"] as const) : (["config"] as const);
    const argv = [command, ...names.flatMap((name) => [`--${name}`, files[name]])];
    const result = await time.run(runSource(source, argv, { env: { LOG_LEVEL: "debug" } }), longestMs);
    time.clear();
    return { ...result, messages: parseMessages(result.stdout), requests };
  }

  const first = await run({ command: "read" });
  simulator.advance(7 * 86_400);
  return { simulator, states: statesOf(first.messages), whole: await run({ command: "read" }), run };
}

/** Returns the last state of each stream, as a platform passes it to the next sync. */
export function statesOf(messages: readonly AirbyteMessage[]): object[] {
  const byStream = new Map<string, object>();
  for (const message of messages) {
    if (message.type === "STATE") byStream.set(message.state.stream.stream_descriptor.name, message.state);
  }
  return [...byStream.values()];
}

/** `/v1/invoices/in_1/lines` -> `/v1/invoices/{id}/lines` */
export function routeOf(path: string): string {
  return path.replace(/^(\/v1\/[a-z_]+)\/(?!clocks)[^/]+/, "$1/{id}");
}
