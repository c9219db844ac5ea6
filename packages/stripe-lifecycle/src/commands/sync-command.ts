import { setTimeout as sleep } from "node:timers/promises";
import { printable, TransientError } from "@airbyte/cdk-typescript-compat";
import { InvalidArgumentError, type Command } from "commander";
import { sync, type SyncResult } from "../sync/sync.js";
import { configFrom, usualDestination, withConfig, type Surroundings } from "./command.js";
import { syncJson } from "./sync-json.js";
import { syncSummary } from "./sync-summary.js";

interface Options {
  readonly to: string;
  readonly schema?: string;
  readonly streams?: readonly string[];
  readonly every?: number;
  readonly commitEvery?: number;
  readonly json?: true;
}

/** Adds `sync`, which brings a database up to date. */
export function addSync(program: Command, surroundings: Surroundings): void {
  const command = program
    .command("sync")
    .description("read the account into a database; the next time only what has changed")
    .option(
      "--to <database>",
      "a DuckDB file, or postgresql://user@host:port/database (password: PGPASSWORD)",
      usualDestination,
    )
    .option("--schema <name>", 'the schema of the tables (default: "main" in DuckDB, "stripe" in PostgreSQL)')
    .option(
      "--streams <names>",
      "these streams, separated by commas or spaces (default: those that the key can read)",
      names,
    )
    .option("--every <time>", "sync again after this time, until it is stopped: 30s, 5m, 2h, 1d", duration)
    .option("--commit-every <time>", "make what was read visible this often (default: 10s)", duration)
    .option("--json", "print the result as JSON, a line for each sync");
  withConfig(command).action(async (options: Options & Record<string, unknown>) => run(options, surroundings));
}

async function run(options: Options & Record<string, unknown>, surroundings: Surroundings): Promise<void> {
  const { output, signal, exit } = surroundings;
  const config = configFrom(options, surroundings);
  const { to, schema, streams, every, commitEvery, json } = options;
  for (;;) {
    const beganMs = performance.now();
    // Where nobody watches, the connector reports its errors alone, and this program the warnings.
    const isQuiet = json === true || !output.isWatched;
    const onWarning = (sentence: string) => {
      if (!output.isWatched) output.note(`! ${printable(sentence)}`);
    };
    try {
      const result = await sync({ config, to, schema, streams, commitMs: commitEvery, signal, isQuiet, onWarning });
      output.print(json ? syncJson(result) : syncSummary(result));
      exit(result.exitCode);
      if (every === undefined || signal.aborted || mustAct(result)) return;
    } catch (error) {
      if (every === undefined || signal.aborted || !(error instanceof TransientError)) throw error;
      output.note(error.message);
      exit(1);
    }
    // A signal ends the pause with an error, and the program with the signal's exit code.
    await sleep(Math.max(0, every - (performance.now() - beganMs)), undefined, { signal });
  }
}

/** Whether another sync would fail in the same way until the user has changed something. */
function mustAct({ exitCode, isConfigError }: SyncResult): boolean {
  return exitCode !== 0 && isConfigError;
}

function names(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((name) => name !== "");
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Returns milliseconds. */
function duration(text: string): number {
  const [, number, unit] = /^(\d+)(ms|[smhd])$/.exec(text) ?? [];
  if (number === undefined || Number(number) === 0)
    throw new InvalidArgumentError("It takes a time such as 30s, 5m, 2h or 1d.");
  return Number(number) * unitMs[unit!]!;
}
