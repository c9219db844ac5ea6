import { printable } from "./printable.js";
import type { AirbyteMessage } from "./protocol.js";

/**
 * Returns a message as lines for a person: the text of a log, an error, a failed check. Other messages have none.
 * @param hasStack whether an error that is a fault of the connector includes its stack.
 */
export function plainLines(message: AirbyteMessage, { hasStack }: { readonly hasStack: boolean }): readonly string[] {
  if (message.type === "LOG") return [printable(message.log.message)];
  if (message.type === "CONNECTION_STATUS") {
    const { status, message: reason = "The check failed." } = message.connectionStatus;
    return status === "FAILED" ? [`Error: ${printable(reason)}`] : [];
  }
  if (message.type !== "TRACE" || message.trace.type !== "ERROR") return [];
  const { message: text, stack_trace: stack, failure_type: failureType, stream_descriptor: of } = message.trace.error;
  const isOurs = hasStack && failureType === "system_error" && stack !== undefined;
  const where = of === undefined ? "" : ` in ${shortened(printable(of.name))}`;
  return [`Error${where}: ${printable(text)}`, ...(isOurs ? stack.split("\n").map(indented) : [])];
}

/** A configured catalog may contain any name. What follows it must stay in sight. */
function shortened(name: string): string {
  return name.length > 200 ? `${name.slice(0, 200)}...` : name;
}

/** A stack begins with the error's message, whose line breaks are foreign. */
function indented(line: string): string {
  return `    ${printable(line)}`;
}
