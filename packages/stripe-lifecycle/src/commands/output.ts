/** Where a command writes. */
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

/** The process's own output. */
export const processOutput: Output = {
  print: (text) => process.stdout.write(`${text}\n`),
  note: (text) => process.stderr.write(`${text}\n`),
  isWatched: process.stderr.isTTY,
  isTerminal: process.stdout.isTTY,
};
