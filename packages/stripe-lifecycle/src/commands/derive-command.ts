import { InvalidArgumentError, type Command } from "commander";
import { readMetricsOptions, type Config } from "../../../../dist/config.js";
import { readKeylessConfig } from "../config/read-config.js";
import { configOf } from "../config/spec-options.js";
import { derive } from "../derive/derive.js";
import { usualDestination, withConfig, type Surroundings } from "./command.js";

interface Options extends Readonly<Record<string, unknown>> {
  readonly from: string;
  readonly schema?: string;
  readonly to?: string;
  readonly toSchema?: string;
  readonly account?: string;
  readonly asOf?: number;
}

/** Adds `derive`, which computes the derived tables from raw tables that are there already. */
export function addDerive(program: Command, surroundings: Surroundings): void {
  const { output, signal } = surroundings;
  const command = program
    .command("derive")
    .description("compute lifecycle_events and customer_metrics from raw tables, without asking Stripe")
    .option("--from <database>", "the database with the raw tables", usualDestination)
    .option("--schema <name>", 'the schema of its tables (default: "main" in DuckDB, "stripe" in PostgreSQL)')
    .option("--to <database>", "the database for the two tables (default: the same)")
    .option("--to-schema <name>", "the schema for the two tables (default: the same, or that of a new database)")
    .option("--account <id>", "the account of the raw tables, if they don't show it or hold several")
    .option("--as-of <time>", "the moment that the raw tables describe (default: that of their newest rows)", moment);
  withConfig(command).action(async (options: Options) => {
    const file = options["config"] as string | undefined;
    const valid = await readKeylessConfig({ file, options: configOf(options) });
    for (const warning of valid.warnings) output.note(`! ${warning}`);
    const config = valid.config as unknown as Config;
    const { from, schema, to, toSchema, account, asOf } = options;
    const { destination, asOfSeconds, records } = await derive({
      from,
      schema,
      to,
      toSchema,
      account,
      asOfSeconds: asOf,
      metrics: readMetricsOptions(config),
      folder: config.temporary_folder,
      signal,
      onProblem: (sentence) => output.note(`! ${sentence}`),
    });
    const counts = [...records].map(([stream, count]) => `${count.toLocaleString("en")} ${stream}`);
    const time = new Date(asOfSeconds * 1000).toISOString();
    output.print(`Derived ${counts.join(", ")} as of ${time} into ${destination}`);
  });
}

function moment(text: string): number {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new InvalidArgumentError("It takes a time such as 2026-01-31T12:00:00Z.");
  return Math.floor(milliseconds / 1000);
}
