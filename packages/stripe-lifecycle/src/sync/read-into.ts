import type { AirbyteMessage, AirbyteStream } from "@airbyte/cdk-typescript-compat";
import { runConnector } from "../connector/connector.js";
import { parseMessage, type ConnectorConfig } from "../connector/messages.js";
import { recordIn } from "../connector/record-line.js";
import type { Destination } from "../destination/destination.js";

export interface ReadOptions {
  readonly config: ConnectorConfig;
  readonly streams: readonly AirbyteStream[];
  readonly destination: Destination;
  /** Stops the read. What a state covers is committed. */
  readonly signal: AbortSignal;
  /** Whether the connector shows no more on standard error than its errors. */
  readonly isQuiet: boolean;
  /** Takes warnings, a sentence each. */
  readonly onWarning: (sentence: string) => void;
}

export interface ReadResult {
  /** 0: every stream is complete. */
  readonly exitCode: number;
  /** Whether the user has to change something before another read can succeed. */
  readonly isConfigError: boolean;
  /** Records by stream, in the order of the catalog. */
  readonly records: ReadonlyMap<string, number>;
  /** Requests to Stripe; undefined if the connector did not say. */
  readonly requests: number | undefined;
  /** The connector's maximum resident memory in bytes, if the system reports it. */
  readonly peakBytes: number | undefined;
}

/**
 * Reads the streams from their saved states into the destination.
 * @throws ConnectorError if the destination refuses the data. It then holds what its saved states cover.
 */
export async function readInto(options: ReadOptions): Promise<ReadResult> {
  const { config, streams, destination, signal, isQuiet, onWarning } = options;
  await destination.prepare(streams);
  const records = new Map(streams.map(({ name }) => [name, 0]));
  let requests: number | undefined;
  let isConfigError = false;
  const documents = {
    "--config": config,
    "--catalog": catalogOf(streams),
    "--state": await statesOf(destination, streams),
  };
  const input = { command: "read", args: isQuiet ? ["--quiet"] : [], documents, signal };
  const { exitCode, peakBytes } = await runConnector(input, async (line) => {
    const record = recordIn(line);
    if (record) {
      records.set(record.stream, (records.get(record.stream) ?? 0) + 1);
      return destination.recordJson(record.stream, record.json);
    }
    const message = parseMessage(line);
    if (message.type === "STATE") {
      const { stream_descriptor: stream, stream_state: state } = message.state.stream;
      await destination.state(stream.name, state);
    } else {
      requests = requestsIn(message) ?? requests;
      isConfigError ||= isConfigTrace(message);
      if (message.type === "LOG" && message.log.level === "WARN") onWarning(message.log.message);
    }
  });
  await destination.commit();
  return { exitCode, isConfigError, records, requests, peakBytes };
}

/** https://docs.airbyte.com/platform/understanding-airbyte/airbyte-protocol#configuredairbytecatalog */
function catalogOf(streams: readonly AirbyteStream[]): object {
  return {
    streams: streams.map((stream) => ({
      stream,
      sync_mode: "incremental",
      destination_sync_mode: "append_dedup",
      cursor_field: stream.default_cursor_field,
      primary_key: stream.source_defined_primary_key,
    })),
  };
}

async function statesOf(destination: Destination, streams: readonly AirbyteStream[]): Promise<readonly object[]> {
  const names = new Set(streams.map(({ name }) => name));
  const saved = (await destination.states()).filter(({ stream }) => names.has(stream));
  return saved.map(({ stream, state }) => ({
    type: "STREAM",
    stream: { stream_descriptor: { name: stream }, stream_state: state },
  }));
}

/** The connector ends with "Done in 3 s: ...; 1,234 requests to Stripe". */
function requestsIn(message: AirbyteMessage): number | undefined {
  if (message.type !== "LOG") return undefined;
  const count = /^Done in .* ([\d,]+) requests to Stripe/.exec(message.log.message)?.[1];
  return count === undefined ? undefined : Number(count.replaceAll(",", ""));
}

function isConfigTrace(message: AirbyteMessage): boolean {
  return (
    message.type === "TRACE" && message.trace.type === "ERROR" && message.trace.error.failure_type === "config_error"
  );
}
