import type { Writable } from "node:stream";
import { parseCommandLine, type CommandInvocation, type NothingLeft } from "./command-line.js";
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
  let advice = "";
  const exitCode = await exitCodeOf(runtime, async () => {
    const invocation = await parse(options, runtime);
    advice = adviceAfterInterrupt(invocation, options.name ?? DEFAULT_NAME);
    const { commands = [] } = options;
    return invocation.command === "none" ? invocation.exitCode : executeCommand(source, invocation, runtime, commands);
  });
  // A closed output rejects, and decides the exit code below.
  await writer.flush().catch(() => {});
  runtime.watcher().end(writer.closed.aborted);
  if (exitCode === SIGINT_EXIT_CODE && !writer.closed.aborted) runtime.printError(advice);
  const finalCode = writer.closed.aborted ? closedExitCode(runtime) : exitCode;
  await written(stderr);
  runtime.release();
  return finalCode;
}

async function parse<Config>(options: RunOptions<Config>, runtime: Runtime): Promise<CommandInvocation | NothingLeft> {
  return parseCommandLine(options.argv ?? process.argv.slice(2), {
    name: options.name ?? DEFAULT_NAME,
    version: options.version ?? "0.0.0",
    printOut: (text) => runtime.stdout.write(text),
    printError: runtime.printError,
    commands: options.commands ?? [],
  });
}

const DEFAULT_NAME = "source";

/** Ctrl-C comes from a person, who wants to know how to go on. A platform sends SIGTERM. */
const SIGINT_EXIT_CODE = 130;

/** Returns how to continue a command that Ctrl-C stopped. Empty if there is nothing to continue. */
function adviceAfterInterrupt(invocation: CommandInvocation | NothingLeft, name: string): string {
  if (invocation.command !== "read") return "";
  const { statePath = "state.jsonl" } = invocation;
  return [
    "Stopped. The output has the states of what was read. To continue, keep them and pass them to the next read",
    "(out.jsonl is the file that the output went to):",
    `  grep '^{"type":"STATE"' out.jsonl >> ${statePath}`,
    `  ${name} read ... --state ${statePath}`,
    "",
  ].join("\n");
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
