import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";

export type Row = Readonly<Record<string, unknown>>;

/** Returns the records of one stream, or of all streams, in the order of the output. */
export function recordsOf(messages: readonly AirbyteMessage[], stream?: string): Row[] {
  return messages.flatMap((message) =>
    message.type === "RECORD" && (stream === undefined || message.record.stream === stream)
      ? [message.record.data as Row]
      : [],
  );
}

/**
 * Returns the states of one stream in the order of the output, with the fields of their parts moved to the top level.
 */
export function statesOf(messages: readonly AirbyteMessage[], stream: string): Row[] {
  return messages.flatMap((message) =>
    message.type === "STATE" && message.state.stream.stream_descriptor.name === stream
      ? [flatState(message.state.stream.stream_state as Row)]
      : [],
  );
}

/** Returns a state with the fields of `backfill` and `incremental` moved to the top level. */
export function flatState(state: Row): Row {
  return { ...state, ...(state["backfill"] as Row | undefined), ...(state["incremental"] as Row | undefined) };
}

export function idsOf(rows: readonly { readonly id?: unknown }[]): string[] {
  return rows.map(({ id }) => id as string).toSorted();
}
