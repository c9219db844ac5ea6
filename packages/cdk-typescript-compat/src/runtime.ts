import type { Writable } from "node:stream";
import { createLogger, logLevel } from "./logger.js";
import type { AirbyteMessage } from "./protocol.js";
import { plainLine } from "./plain-line.js";
import { createRedactor, type Redactor } from "./redaction.js";
import type { CommandContext } from "./source.js";
import { errorTrace } from "./trace.js";
import { printable } from "./watch/printable.js";
import { createWatcher, type Watcher } from "./watch/watcher.js";
import { watchingOf, type Watching, type WatchingChoice } from "./watch/watching.js";
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
  /** Writes a message for whoever watches the run: to standard output, as the protocol wants it, unless `showPeople` was called. */
  readonly emit: (message: AirbyteMessage) => Promise<void>;
  /** From now on messages are plain lines on standard error: standard output is for the text of a command of the source's own. */
  readonly showPeople: () => void;
  /** From now on standard error shows a person what the messages tell, as much of it as is fit. */
  readonly watch: (choice: WatchingChoice) => void;
  readonly watcher: () => Watcher;
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
  const printError = (text: string) => stderr.write(redactor.text(text));
  const clean = (text: string) => redactor.text(printable(text));
  const watcherOf = (watching: Watching) =>
    createWatcher(watching, { terminal: stderr, env, write: printError, clean });
  let watcher = watcherOf("nothing");
  const writer = createWriter(stdout, redactor, (message) => watcher.observe(message));
  const protocolMessages = async (message: AirbyteMessage): Promise<void> => writer.write([message]);
  let emit = protocolMessages;
  const emitSoon = (message: AirbyteMessage): void => {
    // The only failure is a closed output, which ends the run anyway.
    emit(message).catch(() => {});
  };

  crash.addEventListener("abort", () => emitSoon(errorTrace(crash.reason, now())), { once: true });
  // Standard error that nobody reads any more is no reason to fail.
  stderr.on("error", ignore);

  const stopped = AbortSignal.any([crash, writer.closed]);
  const stop = rejectionOf(stopped);
  return {
    stdout,
    stderr,
    printError,
    redactor,
    writer,
    interruption,
    crash,
    now,
    emit: (message) => emit(message),
    showPeople() {
      emit = async (message) => void printError(plainLine(message));
    },
    watch(choice) {
      watcher = watcherOf(watchingOf(choice, stdout, stderr, env));
    },
    watcher: () => watcher,
    unlessStopped: (work) => Promise.race([work, stop]),
    contextFor: (debug) => ({
      log: createLogger(logLevel(debug, env["LOG_LEVEL"]), emitSoon),
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
