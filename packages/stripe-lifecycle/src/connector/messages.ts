import {
  ConfigError,
  TransientError,
  type AirbyteMessage,
  type AirbyteStream,
  type ConnectorError,
  type FailureType,
} from "@airbyte/cdk-typescript-compat";
import { runConnector } from "./connector.js";

/** The connector's configuration, as its spec has it. */
export type ConnectorConfig = Readonly<Record<string, unknown>>;

/** Returns the message in a line of the connector's output. */
export function parseMessage(line: Buffer): AirbyteMessage {
  return JSON.parse(line.toString()) as AirbyteMessage;
}

/**
 * Returns the streams that the connector has.
 * @param isWhole all of them; otherwise those that the key can read.
 * @throws ConnectorError with the connector's sentence if it cannot say: a ConfigError if the user must act.
 */
export async function discover(
  config: ConnectorConfig,
  isWhole: boolean,
  signal?: AbortSignal,
): Promise<readonly AirbyteStream[]> {
  let streams: readonly AirbyteStream[] | undefined;
  let problem: ConnectorError | undefined;
  const documents = { "--config": config };
  await runConnector(
    { command: "discover", args: isWhole ? ["--all"] : [], documents, isSilent: true, ...(signal ? { signal } : {}) },
    (line) => {
      const message = parseMessage(line);
      if (message.type === "CATALOG") streams = message.catalog.streams;
      if (message.type === "TRACE" && message.trace.type === "ERROR") problem ??= errorOf(message.trace.error);
    },
  );
  if (signal?.aborted) throw signal.reason;
  if (!streams) throw problem ?? new TransientError("The connector listed no streams and gave no reason.");
  return streams;
}

function errorOf({ message, failure_type: type }: { message: string; failure_type: FailureType }): ConnectorError {
  return type === "config_error" ? new ConfigError(message) : new TransientError(message);
}
