/** Where the demo tells what it is doing: a line that renews itself on a terminal, else a line now and then. */
export interface ProgressLine {
  /** What is true now; shown at a readable pace. */
  update(text: string): void;
  /** A line that stays. */
  done(text: string): void;
}

export function createProgressLine(out: NodeJS.WriteStream): ProgressLine {
  const everyMs = out.isTTY ? 100 : 3_000;
  let shownMs = performance.now();
  return {
    update(text) {
      if (performance.now() - shownMs < everyMs) return;
      shownMs = performance.now();
      out.write(out.isTTY ? `\r\u001B[2K${text.slice(0, out.columns - 1)}` : `  ${text}\n`);
    },
    done(text) {
      shownMs = performance.now();
      out.write(out.isTTY ? `\r\u001B[2K${text}\n` : `${text}\n`);
    },
  };
}
