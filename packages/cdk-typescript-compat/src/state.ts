import { ConfigError } from "./errors.js";
import { isObject, type JsonObject } from "./json.js";
import { readStateFile } from "./state-file.js";

/** The state of a stream without a cursor: it says only that the stream was read. */
export const NO_CURSOR_STATE = { __ab_no_cursor_state_message: true } as const;

/** The state of each stream that has one, by the stream's name. */
export type StatesByStream = ReadonlyMap<string, JsonObject>;

/**
 * The states in the file that `--state` names, as `parseState` and `readStateFile` take them; none without a file or in an empty one.
 * @throws ConfigError where the file can't be read or holds no states.
 */
export async function readState(path: string | undefined): Promise<StatesByStream> {
  const states = new Map<string, JsonObject>();
  if (path !== undefined) for await (const value of readStateFile(path)) take(states, value);
  return states;
}

/**
 * Accepts what platforms are known to send: null, `[]`, `{}`, one state message or a list of them, each as it is
 * or as the whole STATE message around it; nulls, unknown keys and messages of other types are passed over. The last message of a
 * stream counts. An empty state and the state of a stream without a cursor are no state.
 * @throws ConfigError for the LEGACY and GLOBAL forms and for what is no state at all.
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

/** What else an output holds: a person may give the whole of it. */
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
