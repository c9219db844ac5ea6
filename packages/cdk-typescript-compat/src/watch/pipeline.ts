import { fstatSync, readdirSync, statSync, type Stats } from "node:fs";

/**
 * Returns true if standard output is a pipe that ends at the terminal of standard error, as in `read | head`. The
 * reader of standard output, or the reader of that reader's output, must write to this terminal. Works where /proc
 * exists (Linux). Returns false elsewhere.
 */
export function pipelineEndsOnTerminal(): boolean {
  try {
    const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return endsOn(fstatSync(2), fstatSync(1), processes);
  } catch {
    return false;
  }
}

/**
 * Follows the pipe from reader to reader.
 * @param processes the processes that can still be in the pipeline; each occurs once.
 */
function endsOn(terminal: Stats, output: Stats, processes: readonly string[]): boolean {
  if (!output.isFIFO()) return output.rdev === terminal.rdev;
  const isReader = (pid: string) => fileOf(pid, 0)?.ino === output.ino;
  const others = processes.filter((pid) => !isReader(pid));
  return processes.filter(isReader).some((pid) => {
    const next = fileOf(pid, 1);
    return next !== undefined && endsOn(terminal, next, others);
  });
}

/** Returns an open file of a process. Undefined if it has none, has ended, or belongs to another user. */
function fileOf(pid: string, descriptor: number): Stats | undefined {
  try {
    return statSync(`/proc/${pid}/fd/${descriptor}`);
  } catch {
    return undefined;
  }
}
