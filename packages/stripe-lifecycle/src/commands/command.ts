import type { Command } from "commander";
import { readConfig } from "../config/read-config.js";
import { configOf, specOptions } from "../config/spec-options.js";
import type { ConnectorConfig } from "../connector/messages.js";
import type { Output } from "./output.js";

/** What a command runs in. */
export interface Surroundings {
  readonly output: Output;
  /** Where answers to questions come from. */
  readonly input: NodeJS.ReadableStream;
  /** Aborted by SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working folder. */
  readonly folder: string;
  /** Takes the exit code. */
  readonly exit: (code: number) => void;
}

/** The destination that a command uses if none is named. */
export const usualDestination = "stripe.duckdb";

/** Adds the options that say which account to read, and how. */
export function withConfig(command: Command): Command {
  command.option("--config <file>", 'a configuration in JSON or YAML; "-" is standard input');
  for (const option of specOptions()) command.addOption(option);
  return command;
}

/** Returns the configuration that the options of `withConfig` and the environment give. */
export function configFrom(options: Readonly<Record<string, unknown>>, { env, folder }: Surroundings): ConnectorConfig {
  return readConfig({ file: options["config"] as string | undefined, options: configOf(options), env, folder });
}
