import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { protocolProblems } from "./protocol.js";

/** Returns the single message of a command. @throws Error if it has another type, is invalid, or is not the only one */
export function onlyMessage<Type extends AirbyteMessage["type"]>(
  messages: readonly AirbyteMessage[],
  type: Type,
): Extract<AirbyteMessage, { type: Type }> {
  const [message] = messages;
  const types = messages.map((each) => each.type).join(", ");
  if (!message || messages.length > 1 || !isOf(message, type))
    throw new Error(`Not one ${type}, but ${types || "nothing"}.`);
  const problems = protocolProblems(messages);
  if (problems.length > 0) throw new Error(problems.join("; "));
  return message;
}

function isOf<Type extends AirbyteMessage["type"]>(
  message: AirbyteMessage,
  type: Type,
): message is Extract<AirbyteMessage, { type: Type }> {
  return message.type === type;
}
