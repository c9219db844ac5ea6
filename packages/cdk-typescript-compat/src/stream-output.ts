import { SystemError } from "./errors.js";
import { isInterruptionOf } from "./interruption.js";
import { inWords } from "./machine-limit.js";
import type { AirbyteMessage, StateMessage, SyncMode } from "./protocol.js";
import type { StreamOutput } from "./source.js";
import { NO_CURSOR_STATE } from "./state.js";
import { errorTrace, estimateTrace, statusTrace } from "./trace.js";
import type { MessageWriter } from "./writer.js";

/** A StreamOutput with the methods that only the `read` command uses. */
export interface ManagedStreamOutput extends StreamOutput {
  /** The stream's error. Undefined if it has not failed, and if it was interrupted. */
  readonly failure: { readonly error: unknown } | undefined;
  /** Emits STREAM_STATUS INCOMPLETE without an error, because the stream was stopped from outside. */
  interrupt(): Promise<void>;
}

export interface StreamOutputParts {
  readonly name: string;
  readonly syncMode: SyncMode;
  readonly initialState: Readonly<Record<string, unknown>> | undefined;
  readonly write: MessageWriter["write"];
  /** The command's signal. An error that only repeats that it was aborted is no failure. */
  readonly signal: AbortSignal;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/**
 * Returns a stream's output. Messages are created when they are written, so counts and statuses are correct even if the
 * source does not await every call.
 */
export function createStreamOutput(parts: StreamOutputParts): ManagedStreamOutput {
  const { name, syncMode, initialState, write, signal, now } = parts;
  let started = false;
  let running = false;
  let ended = false;
  let failure: { readonly error: unknown } | undefined;
  let uncovered = 0;
  let stateWritten = false;
  let lastState: object = initialState ?? (syncMode === "full_refresh" ? NO_CURSOR_STATE : {});

  function* startMessages(): Generator<AirbyteMessage> {
    if (started) return;
    started = true;
    yield statusTrace(name, "STARTED", now());
  }

  function* recordMessages(batch: readonly object[]): Generator<AirbyteMessage> {
    yield* startMessages();
    for (const data of batch) {
      if (isEmpty(data)) throw emptyRecord(name);
      if (!running) yield statusTrace(name, "RUNNING", now());
      running = true;
      yield { type: "RECORD", record: { stream: name, data, emitted_at: now() } };
      uncovered += 1;
    }
  }

  function* stateMessages(value: object): Generator<AirbyteMessage> {
    yield* startMessages();
    yield stateMessage(name, value, uncovered);
    uncovered = 0;
    stateWritten = true;
    lastState = value;
  }

  function* rateLimitedMessages(untilMs: number): Generator<AirbyteMessage> {
    yield* startMessages();
    const reason = { type: "RATE_LIMITED", rate_limited: { quota_reset: Math.round(untilMs) } } as const;
    yield statusTrace(name, "RUNNING", now(), [reason]);
    // The next record emits RUNNING again, which ends the notice.
    running = false;
  }

  function* completeMessages(): Generator<AirbyteMessage> {
    yield* startMessages();
    // The platform would not count records after the last STATE, so the same state follows them.
    if (!stateWritten || uncovered > 0) yield* stateMessages(lastState);
    yield statusTrace(name, "COMPLETE", now());
  }

  function* incompleteMessages(): Generator<AirbyteMessage> {
    yield* startMessages();
    if (failure !== undefined) yield errorTrace(failure.error, now(), name);
    yield statusTrace(name, "INCOMPLETE", now());
  }

  const whileOpen = async (messages: Iterable<AirbyteMessage>): Promise<void> => {
    if (ended) throw new SystemError(`The source wrote to the stream "${name}" after it had ended.`);
    await write(messages);
  };
  const end = async (messages: Iterable<AirbyteMessage>): Promise<void> => {
    const written = whileOpen(messages);
    ended = true;
    await written;
  };

  return {
    name,
    syncMode,
    initialState,
    get ended() {
      return ended;
    },
    get failure() {
      return failure;
    },
    start: () => whileOpen(startMessages()),
    records: (batch) => whileOpen(recordMessages(batch)),
    state: (value) => whileOpen(stateMessages(value)),
    rateLimited: (untilMs) => whileOpen(rateLimitedMessages(untilMs)),
    estimate: (totalRecords) => whileOpen([estimateTrace(name, totalRecords, now())]),
    complete: () => end(completeMessages()),
    async fail(error) {
      if (!ended && !isInterruptionOf(signal, error)) failure = { error: inWords(error) };
      await end(incompleteMessages());
    },
    interrupt: () => end(incompleteMessages()),
  };
}

function stateMessage(name: string, value: object, recordCount: number): StateMessage {
  const stream = { stream_descriptor: { name }, stream_state: value };
  return { type: "STATE", state: { type: "STREAM", stream, sourceStats: { recordCount } } };
}

function isEmpty(data: object): boolean {
  // oxlint-disable-next-line no-unreachable-loop -- returns on the first key, without listing all keys
  for (const _key in data) return false;
  return true;
}

function emptyRecord(name: string): SystemError {
  return new SystemError(
    `The source gave a record without fields to the stream "${name}"; the platform would drop it.`,
  );
}
