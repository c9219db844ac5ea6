import type { CommandContext } from "./source.js";

/**
 * A command of the source's own beside the protocol's. It takes a configuration as those do, and writes a text for people: what it
 * writes goes to standard output, its logs and its error go to standard error as plain lines. Stopping, exit codes and hidden
 * secrets are those of every command.
 */
export interface OwnCommand<Config> {
  /** A word of the command line. */
  readonly name: string;
  /** What it does, for the list of commands. */
  readonly summary: string;
  /** Its arguments in an example that works, behind the name. */
  readonly example: string;
  /** Further lines of its help. */
  readonly notes?: string;
  /** Beside `--config <file>` and `--debug`. */
  readonly options: readonly OwnOption[];
  /** Resolves when all is written. Errors as in Source. */
  run(config: Config, options: OptionValues, context: OwnCommandContext): Promise<void>;
}

export interface OwnOption {
  /** In commander's form: `--customer <id>` takes a value, `--json` none. */
  readonly flags: string;
  readonly description: string;
  readonly isRequired?: boolean;
}

/** By the option's name in camel case: what was given, true for one that takes no value. */
export type OptionValues = Readonly<Record<string, string | true | undefined>>;

export interface OwnCommandContext extends CommandContext {
  /** Writes to standard output. Resolves when the reader has room for more. */
  readonly write: (text: string) => Promise<void>;
}
