import { Command, CommanderError } from "commander";
import { ConnectorError, Interruption, printable } from "@airbyte/cdk-typescript-compat";
import { addCheck } from "./commands/check-command.js";
import type { Surroundings } from "./commands/command.js";
import { addDerive } from "./commands/derive-command.js";
import { addExplain } from "./commands/explain-command.js";
import { addExport } from "./commands/export-command.js";
import { addInit } from "./commands/init-command.js";
import { addReport } from "./commands/report-command.js";
import { addSync } from "./commands/sync-command.js";
import { refuseKeyArgument } from "./config/refuse-key-argument.js";

const examples = `
Examples:
  STRIPE_API_KEY=rk_live_... stripe-lifecycle sync && stripe-lifecycle report
  stripe-lifecycle sync --to postgresql://me@localhost/analytics --every 15m
  stripe-lifecycle export --parquet files
  stripe-lifecycle explain cus_123 --config config.yaml

Exit codes: 0 done, 1 failed or not complete, 130 and 143 stopped by a signal.`;

/**
 * Runs a command line.
 * @param args the arguments only, without the interpreter and the script.
 * @returns the exit code.
 */
export async function runProgram(
  args: readonly string[],
  version: string,
  surroundings: Omit<Surroundings, "exit">,
): Promise<number> {
  let exitCode = 0;
  const program = new Command("stripe-lifecycle")
    .description("Your Stripe account in a database of your own, kept current, and a report of it.")
    .version(version)
    .addHelpText("after", examples)
    .showHelpAfterError("(--help lists the options.)")
    .exitOverride();
  for (const add of [addSync, addReport, addExport, addDerive, addCheck, addExplain, addInit]) {
    add(program, { ...surroundings, exit: (code) => (exitCode = code) });
  }
  try {
    refuseKeyArgument(args);
    await program.parseAsync(args, { from: "user" });
    // Whatever a stopped command ended with, its caller learns that it was stopped.
    return exitCode !== 0 && surroundings.signal.reason instanceof Interruption
      ? surroundings.signal.reason.exitCode
      : exitCode;
  } catch (error) {
    return exitCodeOf(error, surroundings);
  }
}

/** Says what went wrong, in a sentence where there is one for the user. */
function exitCodeOf(error: unknown, { output, signal }: Pick<Surroundings, "output" | "signal">): number {
  if (error instanceof CommanderError) return error.exitCode;
  const interruption = error instanceof Interruption ? error : signal.reason;
  if (interruption instanceof Interruption) {
    // Ctrl-C comes from a person.
    if (interruption.exitCode === 130) output.note("Stopped. Run the same command again to continue.");
    return interruption.exitCode;
  }
  if (error instanceof ConnectorError) output.note(printable(error.message));
  else output.note(`It failed unexpectedly: ${stackOf(error).replaceAll("\n", "\n    ")}`);
  return 1;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
