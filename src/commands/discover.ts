import type { AirbyteStream } from "@airbyte/cdk-typescript-compat";
import { derivedStreams } from "../streams/derived-streams.js";
import { rawStreams } from "../streams/raw-streams.js";
import { readSchema } from "../streams/schemas.js";

/** Returns every stream that the connector has, regardless of the key's permissions. */
export function discover(): readonly AirbyteStream[] {
  return [
    ...rawStreams.map(({ name }) => describe(name, "id", "observed_at")),
    ...derivedStreams.map(({ name, primaryKey, cursorField }) => describe(name, primaryKey, cursorField)),
  ];
}

function describe(name: string, primaryKey: string, cursorField: string): AirbyteStream {
  return {
    name,
    json_schema: readSchema(name),
    supported_sync_modes: ["full_refresh", "incremental"],
    source_defined_cursor: true,
    default_cursor_field: [cursorField],
    source_defined_primary_key: [[primaryKey]],
    is_resumable: true,
  };
}
