import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AirbyteMessage, SyncMode } from "@airbyte/cdk-typescript-compat";
import { inputFiles, parseMessages, runSource, type RunResult } from "@airbyte/cdk-typescript-compat/testing";
import type { Surroundings } from "../../src/connector.js";
import { createSource } from "../../src/source.js";
import { wholeCatalog } from "../../src/commands/discover/catalog.js";
import { derivedStreams } from "../../src/streams/derived-streams.js";
import { createDestination, type Destination } from "./destination.js";
import { unreadableStates } from "./unreadable-states.js";
import { worldStreams } from "./world-streams.js";

/** The streams that a sync of the simulated account fills, in the order of the catalog. */
export const allStreams: readonly string[] = [...derivedStreams, ...worldStreams].map(({ name }) => name);

export interface Outcome extends RunResult {
  readonly messages: readonly AirbyteMessage[];
}

export interface ReadRequest {
  /** `allStreams` if absent. */
  readonly streams?: readonly string[];
  readonly syncMode?: SyncMode;
  readonly signal?: AbortSignal;
}

/** A platform's connection: a configuration, the saved state, and the destination that syncs fill. */
export interface Connection {
  readonly destination: Destination;
  /** The state messages in the form in which the platform passes them to the next sync. */
  states: object[];
  /** Runs a command without a catalog. @param options further arguments, e.g. `--all` */
  run(command: "spec" | "check" | "discover" | "read", ...options: readonly string[]): Promise<Outcome>;
  /**
   * Processes a source's messages like the platform: fills the destination and saves the new state.
   *
   * @throws if the next sync could not read a state
   */
  take(messages: readonly AirbyteMessage[]): void;
  /** Reads with the saved state, fills the destination, saves the new state. */
  sync(request?: ReadRequest): Promise<Outcome>;
}

/**
 * @param server the URL of the simulated Stripe. @param surroundings default: the machine's network, time and chance
 */
export function connect(server: { readonly url: string }, config: object, surroundings: Surroundings = {}): Connection {
  const destination = createDestination();
  const connection: Connection = {
    destination,
    states: [],
    run: async (command, ...options) =>
      withFiles({ config }, (files) => execute([command, ...configOf(command, files.config), ...options])),
    take(messages) {
      const unreadable = unreadableStates(messages);
      if (unreadable.length > 0) throw new Error(unreadable.join("\n"));
      destination.take(messages);
      connection.states = mergeStates(connection.states, messages);
    },
    sync: async ({ streams = allStreams, syncMode = "incremental", signal } = {}) => {
      const catalog = configuredCatalog(streams, syncMode);
      const outcome = await withFiles({ config, catalog, state: connection.states }, (files) =>
        execute(["read", "--config", files.config, "--catalog", files.catalog, "--state", files.state], signal),
      );
      connection.take(outcome.messages);
      return outcome;
    },
  };
  return connection;

  async function execute(argv: readonly string[], signal?: AbortSignal): Promise<Outcome> {
    const source = createSource({ STRIPE_API_BASE: server.url }, surroundings);
    const result = await runSource(source, argv, signal ? { signal } : {});
    return { ...result, messages: parseMessages(result.stdout) };
  }
}

/** Returns the platform's saved states: the last state of each stream. */
function mergeStates(known: readonly object[], messages: readonly AirbyteMessage[]): object[] {
  const byStream = new Map(known.map((state) => [streamOf(state), state]));
  for (const message of messages) if (message.type === "STATE") byStream.set(streamOf(message.state), message.state);
  return [...byStream.values()];
}

function streamOf(state: object): string {
  return (state as { stream: { stream_descriptor: { name: string } } }).stream.stream_descriptor.name;
}

function configOf(command: string, config: string): string[] {
  return command === "spec" ? [] : ["--config", config];
}

/** @param streams names; an unknown stream is also requested */
export function configuredCatalog(streams: readonly string[], syncMode: SyncMode): { readonly streams: object[] } {
  return { streams: streams.map((name) => configured(name, syncMode)) };
}

function configured(name: string, syncMode: SyncMode): object {
  const stream = wholeCatalog().find((each) => each.name === name) ?? {
    name,
    json_schema: {},
    supported_sync_modes: ["full_refresh"],
  };
  return { stream, sync_mode: syncMode, destination_sync_mode: "append_dedup" };
}

async function withFiles<Contents extends object, T>(
  contents: Contents,
  use: (paths: { [Name in keyof Contents]: string }) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  try {
    return await use(inputFiles(folder, contents));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
