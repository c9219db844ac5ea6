import type { AirbyteStream } from "@airbyte/cdk-typescript-compat";
import { derivedStreams } from "../../streams/derived-streams.js";
import type { RawStream } from "../../streams/kinds.js";
import { rawStreams } from "../../streams/raw-streams.js";
import { readSchema } from "../../streams/schemas.js";

/** Returns the catalog of the derived streams and the given raw streams, in this order. */
export function catalogOf(streams: readonly RawStream[]): readonly AirbyteStream[] {
  return [
    ...derivedStreams.map(({ name, primaryKey, cursorField }) => describe(name, [primaryKey], cursorField)),
    ...streams.map(({ name, primaryKey = ["id"] }) => describe(name, primaryKey, "observed_at")),
  ];
}

/** Returns every stream that the connector has. */
export function wholeCatalog(): readonly AirbyteStream[] {
  return catalogOf(rawStreams);
}

function describe(name: string, primaryKey: readonly string[], cursorField: string): AirbyteStream {
  return {
    name,
    // Reads the file when the schema is used, so a read does not wait for the schemas of all streams.
    get json_schema() {
      return readSchema(name);
    },
    supported_sync_modes: ["full_refresh", "incremental"],
    source_defined_cursor: true,
    default_cursor_field: [cursorField],
    source_defined_primary_key: primaryKey.map((column) => [column]),
    is_resumable: true,
  };
}
