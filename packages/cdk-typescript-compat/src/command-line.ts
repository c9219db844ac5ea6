import { Command, CommanderError } from "commander";
import type { OptionValues, OwnCommand } from "./own-command.js";

/** A command with its arguments. The command is the protocol's or one that the source adds. */
export type CommandInvocation =
  | { readonly command: "spec"; readonly debug: boolean }
  | { readonly command: "check"; readonly configPath: string; readonly debug: boolean }
  | {
      readonly command: "discover";
      readonly configPath: string;
      /** True: every stream that the source has, whether or not the configuration can read it. */
      readonly isAll: boolean;
      /** The streams to show, of all that the source has. Undefined: no choice by name. */
      readonly streams: readonly string[] | undefined;
      /** True: print a configured catalog that a person can edit. */
      readonly isConfigured: boolean;
      readonly debug: boolean;
    }
  | {
      readonly command: "read";
      readonly configPath: string;
      /** Undefined: the catalog is built from the source's streams that the configuration can read. */
      readonly catalogPath: string | undefined;
      /** The streams of the catalog, or of the source, to read. Undefined: all of the catalog. */
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

/** The result if no command remains to run: help or the version was printed, or the command line was invalid. */
export interface NothingLeft {
  readonly command: "none";
  readonly exitCode: number;
}

export interface CommandLineParts {
  readonly name: string;
  readonly version: string;
  readonly printOut: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Commands that the source adds. */
  readonly commands: readonly Omit<OwnCommand<never>, "run">[];
}

/**
 * Parses a command line.
 * @param args the arguments only, without the interpreter and the script.
 */
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
    // Commander takes the exit code of a help that was asked for from the process.
    const isHelp = error.code === "commander.help" && args.length > 0;
    return { command: "none", exitCode: isHelp ? 0 : error.exitCode };
  }
  return invocation;
}

interface CommandOptions {
  readonly config: string;
  readonly catalog?: string;
  readonly streams?: readonly string[];
  readonly state?: string;
  readonly quiet?: true;
  readonly all?: true;
  readonly configured?: true;
  readonly debug?: true;
}

function createProgram(parts: CommandLineParts, accept: (invocation: CommandInvocation) => void): Command {
  const { name, version } = parts;
  const program = new Command(name)
    .version(version)
    .description(
      "A source of the Airbyte protocol. Standard output carries protocol messages, one JSON object per line.",
    )
    .exitOverride()
    .configureOutput({ writeOut: parts.printOut, writeErr: parts.printError })
    .showHelpAfterError(`Run "${name} --help" to see the commands and their options.`);

  const add = (command: string, summary: string, example: string): Command =>
    program
      .command(command)
      .description(summary)
      .option("--debug", "log every detail, like LOG_LEVEL=debug")
      .addHelpText("after", `\nExample:\n  $ ${name} ${example}`);

  add("spec", "print the specification of the configuration", "spec").action((options: CommandOptions) =>
    accept({ command: "spec", debug: options.debug === true }),
  );
  add("check", "test the configuration", "check --config config.json")
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
    .option("--all", "all streams that the source has, without asking its API")
    .option("--configured", "print a configured catalog instead, to edit and to pass to read")
    .option(...STREAMS)
    .action(({ config, all, configured, streams, debug }: CommandOptions) =>
      accept({
        command: "discover",
        configPath: config,
        isAll: all === true,
        isConfigured: configured === true,
        streams,
        debug: debug === true,
      }),
    );
  add("read", "read the streams of a catalog, or all that can be read", "read --config config.json > out.jsonl")
    .requiredOption(...CONFIG)
    .option("--catalog <file>", "JSON file: a configured catalog; default: what discover lists")
    .option(...STREAMS)
    .option("--state <file>", "the STATE messages to continue from: a JSON list, JSON lines, or an earlier output")
    .option("--quiet", "show only errors on standard error")
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
  "only these streams: names separated by commas or spaces",
  (value: string, before: readonly string[] = []) => [...new Set([...before, ...namesIn(value)])],
] as const;

function namesIn(value: string): readonly string[] {
  return value.split(/[\s,]+/).filter((name) => name !== "");
}

/** Returns one more example for the help: the next read, which is incremental. */
function readNotes(name: string): string {
  return [
    `  $ grep '^{"type":"STATE"' out.jsonl >> state.jsonl`,
    `  $ ${name} read --config config.json \\`,
    "      --state state.jsonl > next.jsonl",
  ].join("\n");
}
