import type { Command } from "commander";
import { runConnector } from "../connector/connector.js";
import { configFrom, withConfig, type Surroundings } from "./command.js";

interface Options extends Readonly<Record<string, unknown>> {
  readonly days?: string;
  readonly json?: true;
}

/** Adds `explain`, the connector's own command. */
export function addExplain(program: Command, surroundings: Surroundings): void {
  const { output, signal, exit } = surroundings;
  const command = program
    .command("explain <customer>")
    .description("say, item by item, how one customer's MRR, LTV, status and events came about")
    .option("--days <number>", "days of events to read: 0 to 30, the default")
    .option("--json", "print JSON, with the row of customer_metrics");
  withConfig(command).action(async (customer: string, options: Options) => {
    const args = ["--customer", customer, ...(options.days === undefined ? [] : ["--days", options.days])];
    const input = {
      command: "explain",
      args: options.json ? [...args, "--json"] : args,
      documents: { "--config": configFrom(options, surroundings) },
      signal,
    };
    exit((await runConnector(input, (line) => output.print(line.toString()))).exitCode);
  });
}
