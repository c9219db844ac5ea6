import { once } from "node:events";
import type { Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { encodeMessage } from "./encode.js";
import { createLineBuffer, type LineBuffer } from "./line-buffer.js";
import type { AirbyteMessage } from "./protocol.js";
import type { Redactor } from "./redaction.js";

/** The only writer of standard output. Messages are read in the order in which they were written. */
export interface MessageWriter {
  /**
   * Writes the messages, one per line. Resolves when the reader has room for more. Messages are generated only as fast
   * as there is room, so a slow reader slows a caller that awaits this. Rejects with OutputClosedError if the reader
   * has gone. If a message cannot be written, rejects with its error after it has written the messages before it.
   */
  write(messages: Iterable<AirbyteMessage>): Promise<void>;
  /** Writes a text unchanged except that secrets are hidden. Otherwise like `write`. */
  writeText(text: string): Promise<void>;
  /** Resolves when all output has left the process. Only then may the process exit. Rejects like `write`. */
  flush(): Promise<void>;
  /** Aborted with OutputClosedError when the reader has gone. */
  readonly closed: AbortSignal;
  /** Removes the listeners from the output. */
  release(): void;
}

/** Standard output can no longer be written. */
export class OutputClosedError extends Error {
  override readonly name = "OutputClosedError";
  /** True if the reader has gone, which is how a platform stops a source. False for a fault such as a full disk. */
  readonly readerGone: boolean;

  constructor(cause?: NodeJS.ErrnoException) {
    super(`Standard output can't be written${cause === undefined ? "" : `: ${problemOf(cause)}`}.`, { cause });
    this.readerGone = cause === undefined || READER_GONE.has(cause.code ?? "");
  }
}

/**
 * Returns a writer.
 * @param observe receives each message when it is written.
 */
export function createWriter(
  output: Writable,
  redactor: Redactor,
  observe: (message: AirbyteMessage) => void = () => {},
): MessageWriter {
  const closing = new AbortController();
  const close = (error?: NodeJS.ErrnoException) => closing.abort(new OutputClosedError(error));
  const onClose = () => close();
  output.on("error", close);
  output.on("close", onClose);

  let queue: Promise<void> = Promise.resolve();
  const enqueue = (job: () => Promise<void>): Promise<void> => {
    const done = queue.then(job);
    queue = done.catch(() => {});
    return done;
  };

  const lines = createLineBuffer();
  let sinceYield = 0;
  const push = async (chunk: string | Buffer): Promise<void> => {
    closing.signal.throwIfAborted();
    // A closing output never emits "drain".
    if (!output.write(chunk)) await untilAborted(once(output, "drain", { signal: closing.signal }), closing.signal);
    sinceYield += chunk.length;
    if (sinceYield < BYTES_BETWEEN_YIELDS) return;
    // A file, or a fast reader, lets a busy source run without returning to the event loop. The process would then
    // receive no signal.
    sinceYield = 0;
    await setImmediate();
  };

  return {
    write: (messages) =>
      enqueue(async () => {
        closing.signal.throwIfAborted();
        await writeInChunks(messages, { redactor, observe, lines, push });
      }),
    writeText: (text) => enqueue(() => push(redactor.text(text))),
    flush: () =>
      enqueue(async () => {
        closing.signal.throwIfAborted();
        const written = new Promise<void>((resolve) => {
          output.write("", () => resolve());
        });
        await written;
        closing.signal.throwIfAborted();
      }),
    closed: closing.signal,
    release() {
      output.off("error", close);
      output.off("close", onClose);
    },
  };
}

/** Returns the usual errors in plain words, and the others in Node's words. */
function problemOf({ code, message }: NodeJS.ErrnoException): string {
  return code === "ENOSPC" ? "the disk is full (ENOSPC). Make room and run again" : message;
}

const READER_GONE = new Set(["EPIPE", "ECONNRESET", "ERR_STREAM_DESTROYED", "ERR_STREAM_WRITE_AFTER_END"]);

/** Lines are written together up to this size. */
const CHUNK_BYTES = 65_536;

/**
 * At each return to the event loop more answers arrive, which then wait in memory, so it is not done for each chunk. Not a
 * time, so that a simulated sync does the same each time.
 */
const BYTES_BETWEEN_YIELDS = 1_048_576;

interface ChunkParts {
  readonly redactor: Redactor;
  readonly observe: (message: AirbyteMessage) => void;
  /** Empty before and after. */
  readonly lines: LineBuffer;
  readonly push: (chunk: Buffer) => Promise<void>;
}

async function writeInChunks(
  messages: Iterable<AirbyteMessage>,
  { redactor, observe, lines, push }: ChunkParts,
): Promise<void> {
  try {
    for (const message of messages) {
      lines.add(encodeMessage(message, redactor));
      observe(message);
      if (lines.waitingBytes >= CHUNK_BYTES) await push(lines.take());
    }
  } finally {
    if (lines.waitingBytes > 0) await push(lines.take());
  }
}

/** Settles as the promise does, but rejects with the signal's own reason in place of an AbortError. */
async function untilAborted(promise: Promise<unknown>, signal: AbortSignal): Promise<void> {
  try {
    await promise;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
