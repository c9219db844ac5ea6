import type { AirbyteStream } from "@airbyte/cdk-typescript-compat";

/** Whose data the states of these tests cover. */
export const live = { account: "acct_1", livemode: true };

/** Returns a stream whose records have `id`, `observed_at` and these properties. */
export function streamOf(name: string, properties: object, key: readonly string[] = ["id"]): AirbyteStream {
  const all = { id: { type: "string" }, observed_at: { type: "string", format: "date-time" }, ...properties };
  return {
    name,
    json_schema: { type: "object", properties: all },
    supported_sync_modes: ["full_refresh", "incremental"],
    source_defined_primary_key: key.map((each) => [each]),
    default_cursor_field: ["observed_at"],
  };
}
