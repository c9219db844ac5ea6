import { execFileSync } from "node:child_process";
import { createScreen } from "@airbyte/cdk-typescript-compat/testing";

/** The program that runs a shell's line at a pseudo-terminal. */
export interface PseudoTerminal {
  readonly command: string;
  readonly args: readonly string[];
  /** Returns the text that the terminal shows for the bytes that were written to it. */
  screen(bytes: string): readonly string[];
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** The program that makes pseudo-terminals here: `script` of util-linux, else python3; undefined if neither exists. */
export const pseudoTerminal: "script" | "python3" | undefined = isUtilLinux()
  ? "script"
  : runs("python3", ["-c", "import pty"])
    ? "python3"
    : undefined;

/** Runs the line in bash with all three streams at a new terminal. The program exits with the line's exit code. */
export function createPseudoTerminal({ columns, rows }: TerminalSize, line: string): PseudoTerminal {
  const sized = `stty cols ${columns} rows ${rows}\n${line}`;
  const screen = (bytes: string) => {
    const terminal = createScreen(columns);
    terminal.write(bytes);
    return terminal.lines();
  };
  if (pseudoTerminal === "script") {
    return { command: "script", args: ["-qfec", `bash -c ${quoted(sized)}`, "/dev/null"], screen };
  }
  return { command: "python3", args: ["-c", spawnAtTerminal, sized], screen };
}

const spawnAtTerminal =
  "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(['bash', '-c', sys.argv[1]])))";

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Other systems have a `script` with other options. */
function isUtilLinux(): boolean {
  return runs("script", ["--version"]);
}

function runs(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
