import { SystemError } from "./errors.js";
import { isInterruptionOf } from "./interruption.js";
import type { AirbyteMessage, StateMessage, SyncMode } from "./protocol.js";
import type { StreamOutput } from "./source.js";
import { NO_CURSOR_STATE } from "./state.js";
import { errorTrace, estimateTrace, statusTrace } from "./trace.js";
import type { MessageWriter } from "./writer.js";

/** A StreamOutput as the `read` command holds it. */
export interface ManagedStreamOutput extends StreamOutput {
  /** What the stream failed with; undefined while it hasn't, and where it was interrupted. */
  readonly failure: { readonly error: unknown } | undefined;
  /** STREAM_STATUS INCOMPLETE without an error: the stream was cut short from outside. */
  interrupt(): Promise<void>;
}

export interface StreamOutputParts {
  readonly name: string;
  readonly syncMode: SyncMode;
  readonly initialState: Readonly<Record<string, unknown>> | undefined;
  readonly write: MessageWriter["write"];
  /** The command's signal: an error that only tells that it was aborted is no failure. */
  readonly signal: AbortSignal;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/**
 * The messages are made when it is their turn to be written, so the counts and statuses are right even where the
 * source doesn't await every call.
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
    // The next record announces RUNNING again, which ends the notice.
    running = false;
  }

  function* completeMessages(): Generator<AirbyteMessage> {
    yield* startMessages();
    // Records behind the last STATE would be missing in the platform's count: the same state again covers them.
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
      if (!ended && !isInterruptionOf(signal, error)) failure = { error };
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
  // oxlint-disable-next-line no-unreachable-loop -- finds out whether there is a first key without listing all of them
  for (const _key in data) return false;
  return true;
}

function emptyRecord(name: string): SystemError {
  return new SystemError(
    `The source gave a record without fields to the stream "${name}"; the platform would drop it.`,
  );
}
