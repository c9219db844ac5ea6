import { redirectConsole } from "./console.js";
import { SystemError } from "./errors.js";
import { Interruption } from "./interruption.js";
import { createRedactor } from "./redaction.js";
import { run, type RunOptions } from "./run.js";
import type { Source } from "./source.js";

/**
 * Runs the command that the process was started with, and exits with its code.
 *
 * SIGTERM and SIGINT stop the command at its next opportunity, and end the process after four seconds. A second signal
 * of the same kind ends the process immediately. These become a TRACE ERROR and exit 1: an uncaught exception, an
 * unhandled rejection, and a command that waits for nothing. Output of `console` goes to standard error.
 */
export async function main<Config>(
  source: Source<Config>,
  options: Pick<RunOptions<Config>, "name" | "version" | "commands"> = {},
): Promise<void> {
  // If the process ends before its command, the exit code must show a failure.
  process.exitCode = 1;
  const redactor = createRedactor();
  redirectConsole(process.stderr, redactor);

  const interruption = new AbortController();
  const stop = (reason: Interruption): void => {
    interruption.abort(reason);
    // A reader that takes no output, or a source that waits for something else, must not keep the process alive.
    setTimeout(() => process.exit(reason.exitCode), LONGEST_STOP_MS);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => stop(new Interruption(signal)));
  }
  const crash = new AbortController();
  const crashWith = (error: unknown) => crash.abort(uncaught(error));
  process.on("uncaughtException", crashWith);
  process.on("unhandledRejection", crashWith);
  process.on("beforeExit", () => crash.abort(stuck()));

  const exitCode = await run(source, { ...options, redactor, signal: interruption.signal, crash: crash.signal });
  // All output is written. Handles that the source left open must not keep the process alive.
  process.exit(exitCode);
}

/** Platforms kill a process that does not stop: Docker after ten seconds, Kubernetes after thirty. */
const LONGEST_STOP_MS = 4_000;

function uncaught(error: unknown): SystemError {
  const message = error instanceof Error ? error.message : String(error);
  return new SystemError(`The connector failed unexpectedly: ${message}`, { cause: error });
}

function stuck(): SystemError {
  return new SystemError(
    "The connector stopped before its command was done: it waits for something that will never happen.",
  );
}
