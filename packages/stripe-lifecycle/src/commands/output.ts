import { printableLines, type StandardOutput } from "@airbyte/cdk-typescript-compat";

/** Where a command writes. A text may contain foreign text: no terminal obeys it. */
export interface Output {
  /** The command's result, for standard output. */
  readonly print: (text: string) => void;
  /** What goes on, for standard error. */
  readonly note: (text: string) => void;
  /** Whether a person watches standard error on a terminal, where the connector shows a live table by itself. */
  readonly isWatched: boolean;
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
}

/** Returns the output that writes to these streams, the process's own for example. */
export function outputTo(stdout: StandardOutput, stderr: StandardOutput): Output {
  return {
    print: (text) => stdout.write(`${printableLines(text)}\n`),
    note: (text) => stderr.write(`${printableLines(text)}\n`),
    isWatched: stderr.isTTY === true,
    isTerminal: stdout.isTTY === true,
  };
}
