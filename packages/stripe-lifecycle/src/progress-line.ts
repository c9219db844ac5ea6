/** Shows the demo's progress: one line that is overwritten on a terminal, otherwise a new line every few seconds. */
export interface ProgressLine {
  /** Shows the present progress, at a readable rate. */
  update(text: string): void;
  /** Prints a line that is not overwritten. */
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
