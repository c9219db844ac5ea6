import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";

/** Returns the ids of the records of a stream. */
export function idsOf(messages: readonly AirbyteMessage[], stream: string): ReadonlySet<string> {
  return new Set(
    messages.flatMap((message) =>
      message.type === "RECORD" && message.record.stream === stream ? [(message.record.data as { id: string }).id] : [],
    ),
  );
}

/** Returns the number of records of a stream. */
export function recordsOf(messages: readonly AirbyteMessage[], stream: string): number {
  return messages.filter((message) => message.type === "RECORD" && message.record.stream === stream).length;
}
