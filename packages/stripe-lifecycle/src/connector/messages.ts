import type { AirbyteMessage, AirbyteStream } from "@airbyte/cdk-typescript-compat";
import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { runConnector } from "./connector.js";

/** The connector's configuration, as its spec has it. */
export type ConnectorConfig = Readonly<Record<string, unknown>>;

/** Returns the message in a line of the connector's output. */
export function parseMessage(line: string): AirbyteMessage {
  return JSON.parse(line) as AirbyteMessage;
}

/**
 * Returns the streams that the connector has.
 * @param isWhole all of them; otherwise those that the key can read.
 * @throws ConfigError with the connector's sentence if it cannot say.
 */
export async function discover(
  config: ConnectorConfig,
  isWhole: boolean,
  signal?: AbortSignal,
): Promise<readonly AirbyteStream[]> {
  let streams: readonly AirbyteStream[] | undefined;
  const problems: string[] = [];
  const documents = { "--config": config };
  await runConnector(
    { command: "discover", args: isWhole ? ["--all"] : [], documents, isSilent: true, ...(signal ? { signal } : {}) },
    (line) => {
      const message = parseMessage(line);
      if (message.type === "CATALOG") streams = message.catalog.streams;
      if (message.type === "TRACE" && message.trace.type === "ERROR") problems.push(message.trace.error.message);
    },
  );
  if (signal?.aborted) throw signal.reason;
  if (!streams) throw new ConfigError(problems[0] ?? "The connector listed no streams and gave no reason.");
  return streams;
}
