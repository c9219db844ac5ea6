import { Command, CommanderError } from "commander";
import type { OptionValues, OwnCommand } from "./own-command.js";

/** A command with its arguments: the protocol's, or one of the source's own. */
export type CommandInvocation =
  | { readonly command: "spec"; readonly debug: boolean }
  | { readonly command: "check"; readonly configPath: string; readonly debug: boolean }
  | {
      readonly command: "discover";
      readonly configPath: string;
      /** Of the streams to show; undefined: all. */
      readonly streams: readonly string[] | undefined;
      /** A configured catalog is wanted, to edit. */
      readonly isConfigured: boolean;
      readonly debug: boolean;
    }
  | {
      readonly command: "read";
      readonly configPath: string;
      /** Undefined: the catalog is made from what the source has. */
      readonly catalogPath: string | undefined;
      /** Of the catalog, the streams to read; undefined: all. */
      readonly streams: readonly string[] | undefined;
      readonly statePath: string | undefined;
      readonly isQuiet: boolean;
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
  readonly catalog?: string;
  readonly streams?: readonly string[];
  readonly state?: string;
  readonly quiet?: true;
  readonly configured?: true;
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
  add("check", "find out whether the configuration works", "check --config config.json")
    .requiredOption(...CONFIG)
    .action(({ config, debug }: CommandOptions) =>
      accept({ command: "check", configPath: config, debug: debug === true }),
    );
  add(
    "discover",
    "list the streams with their schemas",
    "discover --config config.json --configured \\\n      > catalog.json",
  )
    .requiredOption(...CONFIG)
    .option("--configured", "print a configured catalog instead, to edit and to read with")
    .option(...STREAMS)
    .action(({ config, configured, streams, debug }: CommandOptions) =>
      accept({
        command: "discover",
        configPath: config,
        isConfigured: configured === true,
        streams,
        debug: debug === true,
      }),
    );
  add("read", "read the streams of a catalog, or all of them", "read --config config.json > out.jsonl")
    .requiredOption(...CONFIG)
    .option("--catalog <file>", "JSON file: a configured catalog; without it one is made, of all streams")
    .option(...STREAMS)
    .option("--state <file>", "the STATE messages to go on from: a JSON list, JSON lines, or an earlier output")
    .option("--quiet", "show no progress on standard error, errors alone")
    .addHelpText("after", readNotes(name))
    .action(({ config, catalog, streams, state, quiet, debug }: CommandOptions) =>
      accept({
        command: "read",
        configPath: config,
        catalogPath: catalog,
        streams,
        statePath: state,
        isQuiet: quiet === true,
        debug: debug === true,
      }),
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

const STREAMS = [
  "--streams <names...>",
  "only these: names with commas or spaces between them",
  (value: string, before: readonly string[] = []) => [...new Set([...before, ...namesIn(value)])],
] as const;

function namesIn(value: string): readonly string[] {
  return value
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** One more example: the next read, which brings what has changed. */
function readNotes(name: string): string {
  return [
    `  $ grep '^{"type":"STATE"' out.jsonl >> state.jsonl`,
    `  $ ${name} read --config config.json \\`,
    "      --state state.jsonl > next.jsonl",
  ].join("\n");
}
