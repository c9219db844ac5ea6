import type { Writable } from "node:stream";
import { createLogger, logLevel } from "./logger.js";
import type { AirbyteMessage } from "./protocol.js";
import { createRedactor, type Redactor } from "./redaction.js";
import type { CommandContext } from "./source.js";
import { errorTrace } from "./trace.js";
import { createWriter, type MessageWriter } from "./writer.js";

/** What a run takes from its surroundings; the process's own where it isn't given. */
export interface RuntimeOptions {
  readonly stdout?: Writable;
  readonly stderr?: Writable;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Aborted to stop the run early, with an Interruption that tells by which signal. */
  readonly signal?: AbortSignal;
  /** Aborted with a fault that nobody caught: the run reports it and doesn't wait for the source any more. */
  readonly crash?: AbortSignal;
  /** Learns the configuration's secrets; for a caller that writes to the same places. */
  readonly redactor?: Redactor;
  /** Unix time in milliseconds. */
  readonly now?: () => number;
}

/** What the commands work with. */
export interface Runtime {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Writes to standard error, secrets hidden. */
  readonly printError: (text: string) => void;
  readonly redactor: Redactor;
  readonly writer: MessageWriter;
  readonly interruption: AbortSignal;
  readonly crash: AbortSignal;
  readonly now: () => number;
  /** The promise's outcome, or at once a rejection with the reason of a crash or of a closed output. */
  readonly unlessStopped: <T>(work: Promise<T>) => Promise<T>;
  readonly contextFor: (debug: boolean) => CommandContext;
  /** Takes the listeners off the streams. */
  readonly release: () => void;
}

export function createRuntime(options: RuntimeOptions): Runtime {
  const never = new AbortController().signal;
  const { stdout = process.stdout, stderr = process.stderr, env = process.env, now = Date.now } = options;
  const { signal: interruption = never, crash = never, redactor = createRedactor() } = options;
  const writer = createWriter(stdout, redactor);
  const writeSoon = (message: AirbyteMessage): void => {
    // The only failure is a closed output, which ends the run anyway.
    writer.write([message]).catch(() => {});
  };

  crash.addEventListener("abort", () => writeSoon(errorTrace(crash.reason, now())), { once: true });
  // Standard error that nobody reads any more is no reason to fail.
  stderr.on("error", ignore);

  const stopped = AbortSignal.any([crash, writer.closed]);
  const stop = rejectionOf(stopped);
  return {
    stdout,
    stderr,
    printError: (text) => stderr.write(redactor.text(text)),
    redactor,
    writer,
    interruption,
    crash,
    now,
    unlessStopped: (work) => Promise.race([work, stop]),
    contextFor: (debug) => ({
      log: createLogger(logLevel(debug, env["LOG_LEVEL"]), writeSoon),
      signal: AbortSignal.any([interruption, stopped]),
    }),
    release() {
      writer.release();
      stderr.off("error", ignore);
    },
  };
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  const rejection = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
  // Nobody may be waiting when it comes.
  rejection.catch(() => {});
  return rejection;
}

function ignore(): void {}
