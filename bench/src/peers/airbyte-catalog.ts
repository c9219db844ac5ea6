/**
 * Returns the configured catalog that selects one stream.
 * @param discovered the output of `discover`.
 * @throws Error if there is no such stream.
 */
export function airbyteCatalog(discovered: string, name: string): object {
  for (const line of discovered.split("\n").filter((each) => each.startsWith('{"type":"CATALOG"'))) {
    const { streams } = (JSON.parse(line) as { readonly catalog: { readonly streams: readonly Stream[] } }).catalog;
    const stream = streams.find((each) => each.name === name);
    if (stream !== undefined) return { streams: [configured(stream)] };
  }
  throw new Error(`discover found no stream ${name}`);
}

interface Stream {
  readonly name: string;
  readonly default_cursor_field: readonly string[];
  readonly source_defined_primary_key: readonly (readonly string[])[];
}

function configured(stream: Stream): object {
  return {
    stream,
    sync_mode: "incremental",
    destination_sync_mode: "append_dedup",
    cursor_field: stream.default_cursor_field,
    primary_key: stream.source_defined_primary_key,
  };
}
