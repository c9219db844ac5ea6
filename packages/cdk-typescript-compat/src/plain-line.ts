import type { AirbyteMessage } from "./protocol.js";

/** A message as a line for a person at a terminal: a log's text, or an error with its stack where the fault is ours; else nothing. */
export function plainLine(message: AirbyteMessage): string {
  if (message.type === "LOG") return `${message.log.message}\n`;
  if (message.type !== "TRACE" || message.trace.type !== "ERROR") return "";
  const { message: text, stack_trace: stack, failure_type: failureType, stream_descriptor: of } = message.trace.error;
  const isOurs = failureType === "system_error" && stack !== undefined;
  return `Error${of === undefined ? "" : ` in ${of.name}`}: ${text}\n${isOurs ? `${stack}\n` : ""}`;
}
