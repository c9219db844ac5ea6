import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { wholeCatalog } from "../../src/commands/discover/catalog.js";

type Row = Readonly<Record<string, unknown>>;

/**
 * A deduplicating destination. It keeps the record with the greatest cursor of each key, or the later one if they tie.
 */
export interface Destination {
  take(messages: readonly AirbyteMessage[]): void;
  rows(stream: string): Row[];
  /** @param key a key of several columns: their values, separated by spaces */
  row(stream: string, key: string): Row | undefined;
}

const streams = new Map(wholeCatalog().map((stream) => [stream.name, stream]));

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
        const id = key!.map(([column]) => String(data[column!])).join(" ");
        const [field] = cursor!;
        const known = table.get(id);
        if (!known || String(data[field!]) >= String(known[field!])) table.set(id, data);
      }
    },
    rows: (stream) => [...(tables.get(stream)?.values() ?? [])],
    row: (stream, key) => tables.get(stream)?.get(key),
  };
}
