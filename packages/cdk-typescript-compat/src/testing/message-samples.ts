import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import type { AirbyteMessage } from "../protocol.js";

/** The folder for samples of the messages of all tests. Without it, none are saved. */
const folder = process.env["AIRBYTE_MESSAGES_FOLDER"];
const seen = new Set<string>();

/**
 * Saves one line of each message shape that the tests of this process write. A program in another language can then
 * parse the messages of all suites. The format is JSON lines, one file per process.
 */
export function sampleLines(lines: readonly string[], messages: readonly AirbyteMessage[]): void {
  if (folder === undefined) return;
  const news = lines.filter((_line, index) => {
    const shape = JSON.stringify(shapeOf(messages[index]));
    const isNew = !seen.has(shape);
    seen.add(shape);
    return isNew;
  });
  if (news.length === 0) return;
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${process.pid}-${threadId}.jsonl`), news.map((line) => `${line}\n`).join(""));
}

/** The fields whose content the source defines. */
const opaque = new Set(["data", "stream_state", "shared_state", "json_schema", "connectionSpecification"]);
/** The fields whose text is one of a few values. */
const enumerated = new Set(["type", "status", "level", "failure_type", "code", "supported_sync_modes"]);

/** Returns the message with types in place of values. */
function shapeOf(value: unknown, name = ""): unknown {
  if (opaque.has(name) || enumerated.has(name)) return opaque.has(name) ? typeof value : value;
  if (Array.isArray(value)) return [...new Set(value.map((each) => JSON.stringify(shapeOf(each))))].toSorted();
  if (typeof value !== "object" || value === null) return value === null ? null : typeof value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, shapeOf(each, key)]));
}
