import { fstatSync, readdirSync, statSync, type Stats } from "node:fs";

/**
 * Whether standard output is a pipe whose reader, or the reader of that reader's output, writes to the terminal which standard error is,
 * as in `read | head`. Known where there is a /proc (Linux); false elsewhere.
 */
export function pipelineEndsOnTerminal(): boolean {
  try {
    const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return endsOn(fstatSync(2), fstatSync(1), processes);
  } catch {
    return false;
  }
}

/** @param processes those that may still be in the pipeline: none is twice. */
function endsOn(terminal: Stats, output: Stats, processes: readonly string[]): boolean {
  if (!output.isFIFO()) return output.rdev === terminal.rdev;
  const isReader = (pid: string) => fileOf(pid, 0)?.ino === output.ino;
  const others = processes.filter((pid) => !isReader(pid));
  return processes.filter(isReader).some((pid) => {
    const next = fileOf(pid, 1);
    return next !== undefined && endsOn(terminal, next, others);
  });
}

/** An open file of a process; undefined where it has none, has ended, or is another user's. */
function fileOf(pid: string, descriptor: number): Stats | undefined {
  try {
    return statSync(`/proc/${pid}/fd/${descriptor}`);
  } catch {
    return undefined;
  }
}
