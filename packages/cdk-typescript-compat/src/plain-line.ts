import type { AirbyteMessage } from "./protocol.js";

/**
 * Returns a message as a line for a person at a terminal: the text of a log, or an error. A fault of the connector
 * includes its stack. Other messages return an empty text.
 */
export function plainLine(message: AirbyteMessage): string {
  if (message.type === "LOG") return `${message.log.message}\n`;
  if (message.type !== "TRACE" || message.trace.type !== "ERROR") return "";
  const { message: text, stack_trace: stack, failure_type: failureType, stream_descriptor: of } = message.trace.error;
  const isOurs = failureType === "system_error" && stack !== undefined;
  return `Error${of === undefined ? "" : ` in ${of.name}`}: ${text}\n${isOurs ? `${stack}\n` : ""}`;
}
