import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { discover } from "../../src/commands/discover.js";

type Row = Readonly<Record<string, unknown>>;

/**
 * A deduplicating destination. It keeps the record with the greatest cursor of each key, or the later one if they tie.
 */
export interface Destination {
  take(messages: readonly AirbyteMessage[]): void;
  rows(stream: string): Row[];
  row(stream: string, key: string): Row | undefined;
}

const streams = new Map(discover().map((stream) => [stream.name, stream]));

export function createDestination(): Destination {
  const tables = new Map<string, Map<string, Row>>();
  return {
    take(messages) {
      for (const message of messages) {
        if (message.type !== "RECORD") continue;
        const { stream, data } = message.record as { stream: string; data: Row };
        const { source_defined_primary_key: key, default_cursor_field: cursor } = streams.get(stream)!;
        const table = tables.get(stream) ?? new Map<string, Row>();
        tables.set(stream, table);
        const id = keyOf(key!, data);
        const [field] = cursor!;
        const known = table.get(id);
        if (!known || String(data[field!]) >= String(known[field!])) table.set(id, data);
      }
    },
    rows: (stream) => [...(tables.get(stream)?.values() ?? [])],
    row: (stream, key) => tables.get(stream)?.get(key),
  };
}

/** Returns the values of the key's columns. Most streams have one. */
function keyOf(key: readonly (readonly string[])[], data: Row): string {
  return key.map(([column]) => String(data[column!])).join(" ");
}
