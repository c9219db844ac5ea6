import type { Writable } from "node:stream";
import { parseCommandLine } from "./command-line.js";
import { executeCommand } from "./commands.js";
import { interruptedExitCode, isInterruptionOf } from "./interruption.js";
import { createRuntime, type Runtime, type RuntimeOptions } from "./runtime.js";
import type { OwnCommand } from "./own-command.js";
import type { Source } from "./source.js";
import { errorTrace } from "./trace.js";
import { OutputClosedError } from "./writer.js";

export interface RunOptions<Config> extends RuntimeOptions {
  /** The executable's name in the help. */
  readonly name?: string;
  readonly version?: string;
  /** The arguments only, without the interpreter and the script. */
  readonly argv?: readonly string[];
  /** Commands that the source adds. */
  readonly commands?: readonly OwnCommand<Config>[];
}

/**
 * Runs one command of a source. Resolves with the exit code when all output has left the process. 0: done, also for a
 * check that FAILED. 1: failure. 143 or 130: stopped by SIGTERM or SIGINT. 141: the reader of standard output has gone.
 * Never rejects and changes nothing of the process, so several runs can share one process.
 */
export async function run<Config>(source: Source<Config>, options: RunOptions<Config> = {}): Promise<number> {
  const runtime = createRuntime(options);
  const { writer, stderr } = runtime;
  const exitCode = await exitCodeOf(runtime, () => parseAndExecute(source, options, runtime));
  // A closed output rejects, and decides the exit code below.
  await writer.flush().catch(() => {});
  runtime.watcher().end(writer.closed.aborted);
  const finalCode = writer.closed.aborted ? closedExitCode(runtime) : exitCode;
  await written(stderr);
  runtime.release();
  return finalCode;
}

async function parseAndExecute<Config>(
  source: Source<Config>,
  options: RunOptions<Config>,
  runtime: Runtime,
): Promise<number> {
  const { commands = [] } = options;
  const invocation = await parseCommandLine(options.argv ?? process.argv.slice(2), {
    name: options.name ?? "source",
    version: options.version ?? "0.0.0",
    printOut: (text) => runtime.stdout.write(text),
    printError: runtime.printError,
    commands,
  });
  return invocation.command === "none" ? invocation.exitCode : executeCommand(source, invocation, runtime, commands);
}

async function exitCodeOf(runtime: Runtime, work: () => Promise<number>): Promise<number> {
  const { crash, interruption, writer } = runtime;
  try {
    const exitCode = await work();
    if (crash.aborted) return 1;
    return interruption.aborted ? interruptedExitCode(interruption.reason) : exitCode;
  } catch (error) {
    // The runtime has already reported the crash. A closed output is reported at the end.
    if (crash.aborted || writer.closed.aborted) return 1;
    if (isInterruptionOf(interruption, error)) return interruptedExitCode(interruption.reason);
    await runtime.emit(errorTrace(error, runtime.now())).catch(() => {});
    return 1;
  }
}

/** The code that a shell reports for a program that SIGPIPE ended. */
const READER_GONE_EXIT_CODE = 141;

function closedExitCode({ writer, printError }: Runtime): number {
  const reason: unknown = writer.closed.reason;
  if (reason instanceof OutputClosedError && reason.readerGone) return READER_GONE_EXIT_CODE;
  printError(`Error: ${reason instanceof Error ? reason.message : String(reason)}\n`);
  return 1;
}

async function written(stream: Writable): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.write("", () => resolve());
  });
}
