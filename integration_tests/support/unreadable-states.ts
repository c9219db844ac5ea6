import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { parseDerivedState, parseRawState } from "../../src/state/parse-state.js";
import { derivedStreams } from "../../src/streams/derived-streams.js";

type Json = Readonly<Record<string, unknown>>;

/** Returns a problem for each emitted state that the next sync could not read. */
export function unreadableStates(messages: readonly AirbyteMessage[]): string[] {
  return messages.flatMap((message) => {
    if (message.type !== "STATE") return [];
    const { stream_descriptor: descriptor, stream_state: state } = message.state.stream;
    // A full refresh has this marker of the protocol if the stream saved no state.
    if ("__ab_no_cursor_state_message" in (state as Json)) return [];
    const isDerived = derivedStreams.some(({ name }) => name === descriptor.name);
    try {
      (isDerived ? parseDerivedState : parseRawState)(descriptor.name, state as Json);
      return [];
    } catch (error) {
      return [`the state of ${descriptor.name} cannot be read: ${String(error)}`];
    }
  });
}
