import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { wholeCatalog } from "../../src/commands/discover/catalog.js";
import { createDestination, type Destination } from "../support/destination.js";

export type StreamState = Readonly<Record<string, unknown>>;

/**
 * A platform's side of one connection: the rows that it has written to the destination, and the last state of each
 * stream.
 */
export interface Platform {
  readonly destination: Destination;
  /** The states in the form in which the platform passes them to the next sync. */
  states(): readonly object[];
  state(stream: string): StreamState | undefined;
  take(messages: readonly AirbyteMessage[]): void;
}

export function createPlatform(): Platform {
  const destination = createDestination();
  const states = new Map<string, object>();
  return {
    destination,
    states: () => [...states.values()],
    state: (stream) => (states.get(stream) as ReturnType<typeof stateMessage> | undefined)?.stream.stream_state,
    take(messages) {
      destination.take(messages);
      for (const message of messages) {
        if (message.type !== "STATE") continue;
        const { name } = message.state.stream.stream_descriptor;
        states.set(name, message.state);
      }
    },
  };
}

/** A state in the form in which the platform passes it. */
export function stateMessage(stream: string, value: StreamState) {
  return { type: "STREAM", stream: { stream_descriptor: { name: stream }, stream_state: value } } as const;
}

/** Returns the configured catalog of the given streams. The connector has its own schemas. */
export function catalogOf(streams: readonly string[]): { readonly streams: readonly object[] } {
  const configured = available.filter(({ name }) => streams.includes(name));
  return {
    streams: configured.map((stream) => ({
      stream: { ...stream, json_schema: {} },
      sync_mode: "incremental",
      destination_sync_mode: "append_dedup",
    })),
  };
}

const available = wholeCatalog();
