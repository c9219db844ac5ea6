import { printable, type AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { errorsOf } from "@airbyte/cdk-typescript-compat/testing";

/**
 * Returns what is wrong with standard error under a platform: it has a line for each failure and for the closing
 * summary, and nothing else.
 */
export function standardErrorProblems(stderr: string, messages: readonly AirbyteMessage[]): readonly string[] {
  const lines = stderr.split("\n").slice(0, -1);
  const failures = [
    ...errorsOf(messages).map(({ message }) => message),
    ...messages.flatMap((message) =>
      message.type === "CONNECTION_STATUS" && message.connectionStatus.status === "FAILED"
        ? [message.connectionStatus.message ?? ""]
        : [],
    ),
  ];
  const told = lines.filter((line) => /^Error(?: in .*)?: /.test(line));
  const others = lines.filter((line) => !told.includes(line) && !/^Done in .*requests to Stripe/.test(line));
  return [
    ...(stderr === "" || stderr.endsWith("\n") ? [] : [`standard error ends within a line: ${stderr}`]),
    ...others.map((line) => `standard error has the line ${line}`),
    ...(told.length === failures.length ? [] : [`standard error has ${told.length} of ${failures.length} failures`]),
    ...failures.filter((message) => !told.some((line) => line.includes(beginning(message)))),
  ];
}

/** Line breaks, controls, halves of characters and long messages look different on standard error. */
function beginning(message: string): string {
  return Buffer.from(printable(message.split("\n")[0]!))
    .toString()
    .slice(0, 200);
}
