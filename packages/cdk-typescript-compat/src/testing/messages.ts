import type { AirbyteMessage } from "../protocol.js";
import { sampleLines } from "./message-samples.js";

/**
 * Parses the messages that a source wrote to standard output.
 * @throws Error for a line that is not one JSON object, because standard output carries protocol messages only.
 */
export function parseMessages(stdout: string): AirbyteMessage[] {
  const lines = stdout.split("\n").filter((line) => line !== "");
  const messages = lines.map(parseLine);
  sampleLines(lines, messages);
  return messages;
}

function parseLine(line: string, index: number): AirbyteMessage {
  try {
    return JSON.parse(line) as AirbyteMessage;
  } catch (cause) {
    throw new Error(`Line ${index + 1} of standard output is not a protocol message: ${line.slice(0, 200)}`, { cause });
  }
}
