/**
 * Returns the catalog that selects one stream with all its fields. It keeps the others, which the tap looks up.
 * @param discovered the catalog of `discover`.
 * @throws Error if there is no such stream.
 */
export function singerCatalog(discovered: string, name: string): object {
  const { streams } = JSON.parse(discovered) as { readonly streams: readonly Stream[] };
  if (!streams.some(isNamed(name))) throw new Error(`discover found no stream ${name}`);
  return {
    streams: streams.map((stream) =>
      isNamed(name)(stream) ? { ...stream, metadata: stream.metadata.map(selected) } : stream,
    ),
  };
}

interface Stream {
  readonly tap_stream_id: string;
  readonly metadata: readonly Metadata[];
}

interface Metadata {
  readonly breadcrumb: readonly string[];
  readonly metadata: object;
}

function isNamed(name: string): (stream: Stream) => boolean {
  return ({ tap_stream_id: id }) => id === name;
}

function selected(entry: Metadata): Metadata {
  return { ...entry, metadata: { ...entry.metadata, selected: true } };
}
