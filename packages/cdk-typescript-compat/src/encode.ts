import { countText } from "./count-text.js";
import { SystemError } from "./errors.js";
import { isObject } from "./json.js";
import { printableJson } from "./printable.js";
import type { AirbyteMessage } from "./protocol.js";
import type { Redactor } from "./redaction.js";

/** The platform rejects longer lines. */
export const MAX_LINE_CHARACTERS = 20_000_000;

/** Escaping makes six characters of one. */
const SURELY_SHORT_ENOUGH = MAX_LINE_CHARACTERS / 6;

/**
 * Returns a message as one line of JSON, without its line feed. Secrets are hidden. The line contains no character that
 * a strict reader rejects; the LineBuffer escapes those that a terminal would obey. A state's recordCount has a decimal
 * point, because the protocol requires it.
 * @throws SystemError if the line is longer than the platform accepts, or nested too deeply.
 */
export function encodeMessage(message: AirbyteMessage, redactor: Redactor): string {
  const json = stringified(message);
  const safe = redactor.mayBeIn(json)
    ? JSON.stringify(redacted(JSON.parse(json), FREE_CONTENT[message.type], redactor))
    : json;
  const counted = message.type === "STATE" ? withDecimalPoint(safe) : safe;
  const line = withoutHalfCharacters(counted);
  const length = line.length < SURELY_SHORT_ENOUGH ? line.length : printableJson(line).length;
  if (length > MAX_LINE_CHARACTERS) throw tooLong(message, length);
  return line;
}

/**
 * The parts of a message that contain text of the source, the provider or the user. Only these are redacted: a password
 * that happens to be "STREAM" must not break the message.
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

/**
 * Adds the decimal point to sourceStats only. It is the last part of a STATE, so the anchor excludes a `recordCount` in
 * the state.
 */
function withDecimalPoint(json: string): string {
  return json.replace(/"recordCount":(\d+)\}\}\}$/, '"recordCount":$1.0}}}');
}

/**
 * Replaces half a surrogate pair by U+FFFD, because strict readers reject the whole line for it. Such a half remains if
 * a text was cut inside a character. JSON.stringify escapes these halves and no other surrogates. An escaped backslash
 * before a "ud..." is not one.
 */
function withoutHalfCharacters(json: string): string {
  if (!json.includes("\\ud")) return json;
  return json.replace(BACKSLASH_OR_HALF, (escape) => (escape === "\\\\" ? escape : "\\ufffd"));
}

const BACKSLASH_OR_HALF = /\\(?:\\|ud[89a-f][\da-f]{2})/g;

function stringified(message: AirbyteMessage): string {
  try {
    return JSON.stringify(message);
  } catch (cause) {
    // The stack overflowed. Each engine words this differently.
    if (!(cause instanceof RangeError)) throw cause;
    throw new SystemError(`A ${message.type} message${ofStream(message)} is nested too deeply to be written.`, {
      cause,
    });
  }
}

function tooLong(message: AirbyteMessage, characters: number): SystemError {
  const size = `${countText(characters)} characters; the platform accepts ${countText(MAX_LINE_CHARACTERS)}`;
  return new SystemError(`A ${message.type} message${ofStream(message)} is too long for a line: ${size}.`);
}

function ofStream(message: AirbyteMessage): string {
  if (message.type === "RECORD") return ` of the stream "${message.record.stream}"`;
  if (message.type === "STATE") return ` of the stream "${message.state.stream.stream_descriptor.name}"`;
  return "";
}
