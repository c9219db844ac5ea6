import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";

/**
 * Returns the states whose recordCount differs from the number of their stream's records since the previous state, as
 * the platform counts.
 */
export function miscountedStates(messages: readonly AirbyteMessage[]): string[] {
  const uncovered = new Map<string, number>();
  const problems: string[] = [];
  for (const message of messages) {
    if (message.type === "RECORD") {
      uncovered.set(message.record.stream, (uncovered.get(message.record.stream) ?? 0) + 1);
    } else if (message.type === "STATE") {
      const { stream, sourceStats } = message.state;
      const { name } = stream.stream_descriptor;
      const records = uncovered.get(name) ?? 0;
      if (sourceStats.recordCount !== records) problems.push(`${name}: ${sourceStats.recordCount}, not ${records}`);
      uncovered.set(name, 0);
    }
  }
  return problems;
}
