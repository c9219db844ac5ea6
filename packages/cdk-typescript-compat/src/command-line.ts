import { Command, CommanderError } from "commander";
import type { OptionValues, OwnCommand } from "./own-command.js";

/** A command with its arguments: the protocol's, or one of the source's own. */
export type CommandInvocation =
  | { readonly command: "spec"; readonly debug: boolean }
  | { readonly command: "check" | "discover"; readonly configPath: string; readonly debug: boolean }
  | {
      readonly command: "read";
      readonly configPath: string;
      readonly catalogPath: string;
      readonly statePath: string | undefined;
      readonly debug: boolean;
    }
  | {
      readonly command: "own";
      readonly name: string;
      readonly configPath: string;
      readonly options: OptionValues;
      readonly debug: boolean;
    };

/** Nothing is left to do: help or the version was printed, or the line was wrong. */
export interface NothingLeft {
  readonly command: "none";
  readonly exitCode: number;
}

export interface CommandLineParts {
  readonly name: string;
  readonly version: string;
  readonly printOut: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Commands of the source's own. */
  readonly commands: readonly Omit<OwnCommand<never>, "run">[];
}

/** @param args the arguments alone, without the interpreter and the script. */
export async function parseCommandLine(
  args: readonly string[],
  parts: CommandLineParts,
): Promise<CommandInvocation | NothingLeft> {
  let invocation: CommandInvocation | NothingLeft = { command: "none", exitCode: 0 };
  const program = createProgram(parts, (parsed) => {
    invocation = parsed;
  });
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { command: "none", exitCode: error.exitCode };
  }
  return invocation;
}

interface CommandOptions {
  readonly config: string;
  readonly catalog: string;
  readonly state?: string;
  readonly debug?: true;
}

function createProgram(parts: CommandLineParts, accept: (invocation: CommandInvocation) => void): Command {
  const { name, version } = parts;
  const program = new Command(name)
    .version(version)
    .description("A source of the Airbyte protocol. Standard output carries protocol messages, one JSON object a line.")
    .exitOverride()
    .configureOutput({ writeOut: parts.printOut, writeErr: parts.printError })
    .showHelpAfterError(`Run "${name} --help" to see the commands and their options.`);

  const add = (command: string, summary: string, example: string): Command =>
    program
      .command(command)
      .description(summary)
      .option("--debug", "log every detail; so does LOG_LEVEL=debug")
      .addHelpText("after", `\nExample:\n  $ ${name} ${example}`);

  add("spec", "print the specification of the configuration", "spec").action((options: CommandOptions) =>
    accept({ command: "spec", debug: options.debug === true }),
  );
  for (const [command, summary] of CONFIGURED_COMMANDS) {
    add(command, summary, `${command} --config config.json`)
      .requiredOption(...CONFIG)
      .action((options: CommandOptions) =>
        accept({ command, configPath: options.config, debug: options.debug === true }),
      );
  }
  add("read", "read the streams of a catalog", "read --config config.json --catalog catalog.json --state state.json")
    .requiredOption(...CONFIG)
    .requiredOption("--catalog <file>", "JSON file: the configured catalog, the streams to read")
    .option("--state <file>", "JSON file: the STATE messages of the last sync")
    .action(({ config, catalog, state, debug }: CommandOptions) =>
      accept({ command: "read", configPath: config, catalogPath: catalog, statePath: state, debug: debug === true }),
    );
  for (const { name: own, summary, example, notes, options } of parts.commands) {
    const command = add(own, summary, `${own} ${example}`).requiredOption(...CONFIG);
    for (const { flags, description, isRequired } of options) {
      if (isRequired === true) command.requiredOption(flags, description);
      else command.option(flags, description);
    }
    if (notes !== undefined) command.addHelpText("after", `\n${notes}`);
    command.action(({ config, debug, ...values }: CommandOptions & OptionValues) =>
      accept({ command: "own", name: own, configPath: config, options: values, debug: debug === true }),
    );
  }
  return program;
}

const CONFIG = ["--config <file>", "JSON file: the configuration; `spec` describes it"] as const;

const CONFIGURED_COMMANDS = [
  ["check", "find out whether the configuration works"],
  ["discover", "list the streams with their schemas"],
] as const;
