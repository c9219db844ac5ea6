import type { Columns } from "../source.js";
import type { Board } from "./board.js";
import { createRates } from "./rates.js";
import { redraw } from "./redraw.js";
import { renderTable, type TableSnapshot } from "./table.js";
import type { MaybeTerminal } from "./watching.js";

const everyMs = 500;

/** A table on a terminal that shows a board and updates itself. */
export interface LiveTable {
  /** From now on the table includes the source's columns. */
  showColumns(columns: () => Columns): void;
  /** Prints whole lines above the table. They are not redrawn. */
  print(lines: readonly string[]): void;
  /** Shows a log line below the table until the next one. */
  note(text: string): void;
  /** Stops the updates. Draws the table for the last time, unless `isLeft`: then it stays as it is. */
  end(isLeft: boolean): void;
}

export interface LiveTableParts {
  readonly board: Board;
  readonly terminal: MaybeTerminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes to the terminal and hides secrets. */
  readonly write: (text: string) => void;
  /** Makes foreign text safe for a cell. A cell may be cut later, and must then not show a part of a secret. */
  readonly clean: (text: string) => string;
}

/** Draws the table twice a second, and when the terminal's size changes. The first time is after half a second. */
export function startLiveTable({ board, terminal, env, write, clean }: LiveTableParts): LiveTable {
  const beganMs = performance.now();
  const rates = createRates();
  let columns: () => Columns = () => ({ headings: [], cellsOf: () => [], totals: [] });
  let drawn: readonly string[] = [];
  let note = "";

  const draw = (above: readonly string[] = []): void => {
    const size = sizeOf(terminal, env);
    const table = renderTable(snapshot(), size);
    write(redraw(drawn, above, table, size.columns));
    drawn = table;
  };

  function snapshot(): TableSnapshot {
    const { streams } = board;
    const { headings, cellsOf, totals } = columns();
    const elapsedMs = performance.now() - beganMs;
    rates.sample(elapsedMs, streams);
    const rows = streams.map((stream) => ({
      ...stream,
      name: clean(stream.name),
      rate: rates.perSecond(stream.name),
      cells: cellsOf(stream.name).map(clean),
    }));
    return { elapsedMs, rows, headings: headings.map(clean), totals: totals.map(clean), note };
  }

  const timer = setInterval(draw, everyMs);
  // The timer must not keep the process alive, so that a source that waits for nothing is detected.
  timer.unref();
  const onResize = () => draw();
  terminal.on("resize", onResize);
  return {
    showColumns(given) {
      columns = given;
    },
    print: draw,
    note(text) {
      note = clean(text);
    },
    end(isLeft) {
      clearInterval(timer);
      terminal.off("resize", onResize);
      if (!isLeft) draw();
    },
  };
}

/** Returns the terminal's size, and 80 × 24 if the terminal does not know it. https://no-color.org */
function sizeOf(terminal: MaybeTerminal, env: LiveTableParts["env"]) {
  const hasColor = (env["NO_COLOR"] ?? "") === "" && terminal.hasColors?.(8) === true;
  return { columns: terminal.columns || 80, rows: terminal.rows || 24, hasColor };
}
