import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { protocolValidator } from "@airbyte/cdk-typescript-compat/testing";

const yaml = fileURLToPath(new URL("../../../shared/data/airbyte-protocol.yaml", import.meta.url));

const validate = existsSync(yaml) ? await protocolValidator(yaml) : undefined;
if (!validate) console.warn(`Messages are not checked against the protocol's own schema: there is no ${yaml}.`);

/** Returns the violations of the protocol's own JSON Schema, if that is available. */
export function protocolProblems(messages: readonly AirbyteMessage[]): string[] {
  return messages.flatMap((message) => (validate?.(message) ?? []).map((problem) => `${message.type}: ${problem}`));
}
