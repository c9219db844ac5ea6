import type { Writable } from "node:stream";
import { createLogger, logLevel } from "./logger.js";
import type { AirbyteMessage } from "./protocol.js";
import { plainLines } from "./plain-line.js";
import { printable, printableLines } from "./printable.js";
import { createRedactor, type Redactor } from "./redaction.js";
import { proxySecrets } from "./secrets.js";
import type { CommandContext } from "./source.js";
import { standardOutput } from "./standard-output.js";
import { errorTrace } from "./trace.js";
import { createWatcher, type Watcher } from "./watch/watcher.js";
import { watchingOf, type Watching, type WatchingChoice } from "./watch/watching.js";
import { createWriter, type MessageWriter } from "./writer.js";

/** The environment of a run. Default of each option: the process's own. */
export interface RuntimeOptions {
  readonly stdout?: Writable;
  readonly stderr?: Writable;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Abort it to stop the run early. The reason is an Interruption with the name of the signal. */
  readonly signal?: AbortSignal;
  /** Aborted with an error that nobody caught. The run reports it and no longer waits for the source. */
  readonly crash?: AbortSignal;
  /** Receives the configuration's secrets, for a caller that writes to the same outputs. */
  readonly redactor?: Redactor;
  /** Unix time in milliseconds. */
  readonly now?: () => number;
}

/** The tools that commands use. */
export interface Runtime {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Writes lines of the program's own to standard error, for people. Hides secrets. */
  readonly printError: (text: string) => void;
  readonly redactor: Redactor;
  readonly writer: MessageWriter;
  readonly interruption: AbortSignal;
  readonly crash: AbortSignal;
  readonly now: () => number;
  /**
   * Writes a message to standard output, as the protocol requires. After `showPeople`, writes it for people instead.
   */
  readonly emit: (message: AirbyteMessage) => Promise<void>;
  /**
   * From now on messages are plain lines on standard error. Standard output carries the text of a command that the
   * source adds.
   */
  readonly showPeople: () => void;
  /** From now on standard error shows the messages to a person, as far as `choice` allows. */
  readonly watch: (choice: WatchingChoice) => void;
  readonly watcher: () => Watcher;
  /** Settles as the promise does. Rejects immediately with the reason of a crash or of a closed output. */
  readonly unlessStopped: <T>(work: Promise<T>) => Promise<T>;
  readonly contextFor: (debug: boolean) => CommandContext;
  /** Removes the listeners from the streams. */
  readonly release: () => void;
}

export function createRuntime(options: RuntimeOptions): Runtime {
  const never = new AbortController().signal;
  const { stdout = standardOutput(), stderr = process.stderr, env = process.env, now = Date.now } = options;
  const { signal: interruption = never, crash = never, redactor = createRedactor() } = options;
  redactor.hide(proxySecrets(env));
  const writeError = (text: string) => stderr.write(redactor.text(text));
  const printError = (text: string) => writeError(printableLines(text));
  const clean = (text: string) => redactor.text(printable(text));
  const watcherOf = (watching: Watching) =>
    createWatcher(watching, { terminal: stderr, env, write: writeError, clean });
  let watcher = watcherOf("outcome");
  const writer = createWriter(stdout, redactor, (message) => watcher.observe(message));
  const protocolMessages = async (message: AirbyteMessage): Promise<void> => writer.write([message]);
  let emit = protocolMessages;
  const emitSoon = (message: AirbyteMessage): void => {
    // The only failure is a closed output, which ends the run anyway.
    emit(message).catch(() => {});
  };

  crash.addEventListener("abort", () => emitSoon(errorTrace(crash.reason, now())), { once: true });
  // A standard error that nobody reads is no reason to fail.
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
      emit = async (message) => {
        for (const line of plainLines(message, { hasStack: true })) writeError(`${line}\n`);
      };
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
  // Possibly nobody waits when it rejects.
  rejection.catch(() => {});
  return rejection;
}

function ignore(): void {}
