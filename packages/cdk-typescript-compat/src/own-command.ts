import type { CommandContext } from "./source.js";

/**
 * A command that the source adds to the protocol's. It takes a configuration, like those, and writes text for people.
 * Its output goes to standard output. Its logs and its error go to standard error as plain lines. Interruption, exit
 * codes and redaction work as for every command.
 */
export interface OwnCommand<Config> {
  /** The word on the command line. */
  readonly name: string;
  /** A summary for the list of commands. */
  readonly summary: string;
  /** The arguments of a working example, after the command's name. */
  readonly example: string;
  /** More lines for the help. */
  readonly notes?: string;
  /** In addition to `--config <file>` and `--debug`. */
  readonly options: readonly OwnOption[];
  /** Resolves when all output is written. Throws the errors that Source names. */
  run(config: Config, options: OptionValues, context: OwnCommandContext): Promise<void>;
}

export interface OwnOption {
  /** In commander's form: `--customer <id>` takes a value, `--json` does not. */
  readonly flags: string;
  readonly description: string;
  readonly isRequired?: boolean;
}

/** The given values, by the option's name in camel case. An option without a value is true. */
export type OptionValues = Readonly<Record<string, string | true | undefined>>;

export interface OwnCommandContext extends CommandContext {
  /**
   * Writes lines for people to standard output. A line may contain foreign text: it stays one line, and a terminal
   * shows it and does not obey it. Resolves when the reader has room for more.
   */
  readonly print: (lines: readonly string[]) => Promise<void>;
  /** Writes a value as JSON for programs, with every character of its texts. Otherwise like `print`. */
  readonly printJson: (value: unknown) => Promise<void>;
}
