import { SystemError } from "./errors.js";
import { isObject } from "./json.js";
import type { AirbyteMessage } from "./protocol.js";
import type { Redactor } from "./redaction.js";

/** The platform refuses longer lines. */
export const MAX_LINE_CHARACTERS = 20_000_000;

/**
 * A message as one line of JSON, without its line feed: secrets hidden, no character in it that a reader could
 * take for the end of a line, none that a strict reader refuses, a state's recordCount with the decimal point that the
 * protocol asks for.
 * @throws SystemError where the line is longer than the platform accepts, or nested too deeply to be written.
 */
export function encodeMessage(message: AirbyteMessage, redactor: Redactor): string {
  const json = stringified(message);
  const safe = redactor.mayBeIn(json)
    ? JSON.stringify(redacted(JSON.parse(json), FREE_CONTENT[message.type], redactor))
    : json;
  const counted = message.type === "STATE" ? withDecimalPoint(safe) : safe;
  const line = withoutHalfCharacters(counted).replace(LINE_SEPARATORS, unicodeEscape);
  if (line.length > MAX_LINE_CHARACTERS) throw tooLong(message, line.length);
  return line;
}

/**
 * Where a message carries what the source, the provider or the user wrote. The words of the protocol around it are
 * left alone: a password that happens to be "STREAM" must not break the message.
 */
const FREE_CONTENT: Readonly<Record<AirbyteMessage["type"], readonly string[]>> = {
  RECORD: ["record.data"],
  STATE: ["state.stream.stream_state"],
  LOG: ["log.message"],
  SPEC: [],
  CATALOG: ["catalog.streams"],
  CONNECTION_STATUS: ["connectionStatus.message"],
  TRACE: ["trace.error.message", "trace.error.internal_message", "trace.error.stack_trace"],
};

function redacted(message: unknown, paths: readonly string[], redactor: Redactor): unknown {
  return paths.reduce((result, path) => redactedAt(result, path.split("."), redactor), message);
}

function redactedAt(value: unknown, path: readonly string[], redactor: Redactor): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return redactor.value(value);
  return isObject(value) && key in value ? { ...value, [key]: redactedAt(value[key], rest, redactor) } : value;
}

/** sourceStats is the last part of a STATE, hence the anchor: a state's own `recordCount` is not meant. */
function withDecimalPoint(json: string): string {
  return json.replace(/"recordCount":(\d+)\}\}\}$/, '"recordCount":$1.0}}}');
}

/**
 * Half of a surrogate pair, where a text was cut in the middle of a character, becomes U+FFFD: strict readers refuse the whole line for
 * it. JSON.stringify escapes such halves, and no other surrogates; an escaped backslash before a "ud..." is none.
 */
function withoutHalfCharacters(json: string): string {
  if (!json.includes("\\ud")) return json;
  return json.replace(BACKSLASH_OR_HALF, (escape) => (escape === "\\\\" ? escape : "\\ufffd"));
}

const BACKSLASH_OR_HALF = /\\(?:\\|ud[89a-f][\da-f]{2})/g;

const LINE_SEPARATORS = /[\u0085\u2028\u2029]/g;

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function stringified(message: AirbyteMessage): string {
  try {
    return JSON.stringify(message);
  } catch (cause) {
    // The stack's end, in the words of whatever runs this.
    if (!(cause instanceof RangeError)) throw cause;
    throw new SystemError(`A ${message.type} message${ofStream(message)} is nested too deeply to be written.`, {
      cause,
    });
  }
}

function tooLong(message: AirbyteMessage, characters: number): SystemError {
  const size = `${characters.toLocaleString("en")} characters; the platform accepts ${MAX_LINE_CHARACTERS.toLocaleString("en")}`;
  return new SystemError(`A ${message.type} message${ofStream(message)} is too long for a line: ${size}.`);
}

function ofStream(message: AirbyteMessage): string {
  if (message.type === "RECORD") return ` of the stream "${message.record.stream}"`;
  if (message.type === "STATE") return ` of the stream "${message.state.stream.stream_descriptor.name}"`;
  return "";
}
