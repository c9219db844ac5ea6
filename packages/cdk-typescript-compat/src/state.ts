import { ConfigError } from "./errors.js";
import { misplaced } from "./input-kind.js";
import type { JsonSchema } from "./json-schema.js";
import { isObject, type JsonObject } from "./json.js";
import { readStateFile } from "./state-file.js";

/** The state of a stream without a cursor. It only records that the stream was read. */
export const NO_CURSOR_STATE = { __ab_no_cursor_state_message: true } as const;

/** The states by the stream's name. A stream without a state has no entry. */
export type StatesByStream = ReadonlyMap<string, JsonObject>;

/**
 * Reads the states in the file that `--state` names, as `parseState` and `readStateFile` describe. Returns none without
 * a file or for an empty one.
 * @param configSchema of configurations, to recognise one.
 * @throws ConfigError if the file cannot be read or contains no states.
 */
export async function readState(path: string | undefined, configSchema: JsonSchema): Promise<StatesByStream> {
  const states = new Map<string, JsonObject>();
  if (path === undefined) return states;
  for await (const value of readStateFile(path)) {
    const problem = misplaced(value, "state", configSchema);
    if (problem !== undefined) throw noState(problem);
    take(states, value);
  }
  return states;
}

/**
 * Accepts what platforms are known to send: null, `[]`, `{}`, one state message or a list of them. Each may be wrapped
 * in its whole STATE message. Nulls, unknown keys and messages of other types are ignored. The last message of a stream
 * counts. An empty state and the state of a stream without a cursor are no state.
 * @throws ConfigError for the LEGACY and GLOBAL forms and for a value that is no state.
 */
export function parseState(value: unknown): StatesByStream {
  const states = new Map<string, JsonObject>();
  for (const message of Array.isArray(value) ? value : [value]) take(states, message);
  return states;
}

function take(states: Map<string, JsonObject>, message: unknown): void {
  const [name, state] = parseMessage(message) ?? [];
  if (name === undefined) return;
  if (state === undefined) states.delete(name);
  else states.set(name, state);
}

/** The other messages of an output, because a person may pass a whole output as the state file. */
const OTHER_MESSAGES: ReadonlySet<string> = new Set(["RECORD", "LOG", "TRACE", "CONTROL"]);

type StreamState = readonly [name: string, state: JsonObject | undefined];

function parseMessage(value: unknown): StreamState | undefined {
  if (isNothing(value)) return undefined;
  if (!isObject(value)) throw noState("an entry is not an object");
  if ("state" in value && !("stream" in value)) return parseMessage(value["state"]);
  const type = value["type"] ?? ("stream" in value ? "STREAM" : "LEGACY");
  if (type === "STREAM") return parseStream(value["stream"]);
  if (typeof type === "string" && OTHER_MESSAGES.has(type)) return undefined;
  if (type === "GLOBAL" && isNothing(value["global"])) return undefined;
  if (type === "LEGACY" && "data" in value && isNothing(value["data"])) return undefined;
  if (type === "LEGACY" || type === "GLOBAL")
    throw noState(`it has the ${type} form, and this source keeps a state per stream`);
  throw noState("an entry has an unknown type");
}

function parseStream(stream: unknown): StreamState | undefined {
  if (isNothing(stream)) return undefined;
  const descriptor = isObject(stream) ? stream["stream_descriptor"] : undefined;
  const name = isObject(descriptor) ? descriptor["name"] : undefined;
  if (!isObject(stream) || typeof name !== "string") throw noState("an entry does not name its stream");
  const state = stream["stream_state"];
  if (isNothing(state)) return [name, undefined];
  if (!isObject(state)) throw noState(`the state of the stream "${name}" is not an object`);
  return [name, "__ab_no_cursor_state_message" in state ? undefined : state];
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (isObject(value) && Object.keys(value).length === 0);
}

function noState(problem: string): ConfigError {
  return new ConfigError(
    `The state can't be used: ${problem}. Give the list of STATE messages of an earlier sync, or clear the state to read everything again.`,
  );
}
