import type { Outcome } from "./connection.js";

/** Returns the messages that were logged at a level, in the order of the output. */
export function logLines({ messages }: Pick<Outcome, "messages">, level: "INFO" | "WARN"): string[] {
  return messages.flatMap((message) =>
    message.type === "LOG" && message.log.level === level ? [message.log.message] : [],
  );
}
