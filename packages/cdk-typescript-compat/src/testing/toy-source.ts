import { ConfigError, TransientError } from "../errors.js";
import type { AirbyteStream, ConnectorSpecification } from "../protocol.js";
import type { Source, StreamOutput } from "../source.js";

export interface ToyConfig {
  readonly api_key: string;
  readonly count: number;
}

const specification: ConnectorSpecification = {
  documentationUrl: "https://example.com/toy",
  connectionSpecification: {
    type: "object",
    required: ["api_key"],
    properties: {
      api_key: { type: "string", title: "API key", description: "Of the toy.", order: 0, airbyte_secret: true },
      count: { type: "integer", title: "Count", description: "Records.", order: 1, minimum: 0, default: 3 },
    },
  },
};

/** A complete source that counts, for the tests of this package. It is the smallest with every kind of stream. */
export const toySource: Source<ToyConfig> = {
  specification: async () => specification,
  async check({ api_key }) {
    if (api_key.startsWith("bad")) throw new ConfigError(`The API key ${api_key} was refused. Create a new one.`);
    if (api_key.startsWith("later")) throw new TransientError("The toy is asleep. Try again later.");
    return "The toy answers.";
  },
  discover: async () => [stream("numbers", "incremental"), stream("letters"), stream("broken"), stream("endless")],
  async read({ count }, streams, { signal }) {
    await Promise.all(streams.map(async (output) => readStream(output, count, signal)));
  },
};

async function readStream(output: StreamOutput, count: number, signal: AbortSignal): Promise<void> {
  await output.start();
  const first = Number(output.initialState?.["next"] ?? 0);
  const last = output.name === "endless" ? Infinity : first + count;
  let next = first;
  while (next < last && !signal.aborted) {
    await output.records([{ id: next, text: `${output.name} ${next}` }]);
    if (output.name === "broken") return output.fail(new TransientError("The toy broke. Try again later."));
    next += 1;
  }
  if (output.name !== "letters") await output.state({ next });
  if (!signal.aborted) await output.complete();
}

function stream(name: string, ...modes: readonly "incremental"[]): AirbyteStream {
  return {
    name,
    json_schema: { type: "object", properties: { id: { type: "integer" }, text: { type: "string" } } },
    supported_sync_modes: ["full_refresh", ...modes],
    ...(modes.length > 0 ? { source_defined_cursor: true, default_cursor_field: ["id"] } : {}),
    source_defined_primary_key: [["id"]],
    is_resumable: modes.length > 0,
  };
}
