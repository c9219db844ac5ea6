import { once } from "node:events";
import type { Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { encodeMessage } from "./encode.js";
import type { AirbyteMessage } from "./protocol.js";
import type { Redactor } from "./redaction.js";

/** The one writer of standard output. What is written in one order is read in that order. */
export interface MessageWriter {
  /**
   * Writes the messages one a line. Resolves when the reader has room for more; the messages are drawn only as
   * there is room, so a slow reader slows whoever awaits this. Rejects with OutputClosedError when the reader has
   * gone, and with the error of a message that can't be written, after the messages before it.
   */
  write(messages: Iterable<AirbyteMessage>): Promise<void>;
  /** Writes a text as it is, secrets hidden; otherwise as `write`. */
  writeText(text: string): Promise<void>;
  /** Resolves when everything written has left the process: only then may it exit. Rejects like `write`. */
  flush(): Promise<void>;
  /** Aborted with OutputClosedError when the reader has gone. */
  readonly closed: AbortSignal;
  /** Takes the listeners off the output. */
  release(): void;
}

/** Standard output can't be written any more. */
export class OutputClosedError extends Error {
  override readonly name = "OutputClosedError";
  /**
   * True where the reader has simply gone, which is how a platform stops a source; false for a fault such as a
   * full disk.
   */
  readonly readerGone: boolean;

  constructor(cause?: NodeJS.ErrnoException) {
    super(`Standard output can't be written${cause === undefined ? "" : `: ${problemOf(cause)}`}.`, { cause });
    this.readerGone = cause === undefined || READER_GONE.has(cause.code ?? "");
  }
}

/** @param observe learns of each message when it is its turn to be written. */
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

  let sinceTurn = 0;
  const push = async (chunk: string): Promise<void> => {
    closing.signal.throwIfAborted();
    // An output that closes never drains.
    if (!output.write(chunk)) await untilAborted(once(output, "drain", { signal: closing.signal }), closing.signal);
    sinceTurn += chunk.length;
    if (sinceTurn < CHUNK_CHARACTERS) return;
    // A file, and a reader that keeps up, let a busy source run without ever returning to the event loop: no signal
    // would be heard.
    sinceTurn = 0;
    await setImmediate();
  };

  return {
    write: (messages) =>
      enqueue(async () => {
        closing.signal.throwIfAborted();
        await writeInChunks(messages, redactor, observe, push);
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

/** What a person is likely to meet in plain words, and the rest in Node's own. */
function problemOf({ code, message }: NodeJS.ErrnoException): string {
  return code === "ENOSPC" ? "the disk is full (ENOSPC). Make room and run again" : message;
}

const READER_GONE = new Set(["EPIPE", "ECONNRESET", "ERR_STREAM_DESTROYED", "ERR_STREAM_WRITE_AFTER_END"]);

/** Lines travel together up to this size: a system call for each would cost more than the record. */
const CHUNK_CHARACTERS = 65_536;

async function writeInChunks(
  messages: Iterable<AirbyteMessage>,
  redactor: Redactor,
  observe: (message: AirbyteMessage) => void,
  push: (chunk: string) => Promise<void>,
): Promise<void> {
  let chunk = "";
  try {
    for (const message of messages) {
      chunk += `${encodeMessage(message, redactor)}\n`;
      observe(message);
      if (chunk.length < CHUNK_CHARACTERS) continue;
      const full = chunk;
      chunk = "";
      await push(full);
    }
  } finally {
    if (chunk !== "") await push(chunk);
  }
}

/** The promise's outcome, with the signal's own reason in place of the AbortError that an abort gives. */
async function untilAborted(promise: Promise<unknown>, signal: AbortSignal): Promise<void> {
  try {
    await promise;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
