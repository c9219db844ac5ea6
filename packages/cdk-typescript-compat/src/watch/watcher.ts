import { plainLines } from "../plain-line.js";
import type { AirbyteMessage } from "../protocol.js";
import type { Columns } from "../source.js";
import { createBoard, type Board } from "./board.js";
import { startLiveTable, type LiveTable, type LiveTableParts } from "./live-table.js";
import type { Watching } from "./watching.js";

/** Shows on standard error, for a person, what the messages on standard output contain. */
export interface Watcher {
  /** Call it for each message that was written. */
  observe(message: AirbyteMessage): void;
  /** Shows the closing summary of a read, unless its log line or the table shows it. */
  conclude(summary: string): void;
  /** Begins a table. The streams of the read are known now. */
  begin(streams: readonly string[]): void;
  /** See `ReadContext`. */
  showColumns(columns: () => Columns): void;
  /**
   * Ends the table.
   * @param isLeft true if nobody can see the end any more.
   */
  end(isLeft: boolean): void;
}

export type WatcherParts = Omit<LiveTableParts, "board">;

export function createWatcher(watching: Watching, parts: WatcherParts): Watcher {
  let board: Board | undefined;
  let table: LiveTable | undefined;
  const write = watching === "outcome" ? limited(parts.write) : parts.write;
  const show = (line: string) => write(`${parts.clean(line)}\n`);
  return {
    observe(message) {
      board?.observe(message);
      if (message.type === "LOG") table?.note(message.log.message);
      if (!isShown(message, watching, table !== undefined)) return;
      // Under a platform, the stack is in the message.
      const lines = plainLines(message, { hasStack: watching !== "outcome" });
      if (lines.length === 0) return;
      if (table !== undefined) table.print(lines);
      else lines.forEach(show);
    },
    conclude(summary) {
      if (watching === "outcome") show(summary);
    },
    begin(streams) {
      if (watching !== "table" || streams.length === 0) return;
      board = createBoard(streams);
      table = startLiveTable({ ...parts, board });
    },
    showColumns: (columns) => table?.showColumns(columns),
    end: (isLeft) => table?.end(isLeft),
  };
}

/**
 * Returns true if the message is shown. Warnings and errors stay above the table. Other logs appear below it until the
 * next one.
 */
function isShown(message: AirbyteMessage, watching: Watching, hasTable: boolean): boolean {
  if (message.type !== "LOG") return true;
  if (watching === "errors" || watching === "outcome") return false;
  return !hasTable || message.log.level === "WARN" || message.log.level === "ERROR";
}

/**
 * A program may read standard error only once the process has ended, as Meltano's wrapper of Airbyte sources does. A
 * pipe holds 64 KiB until then, and the process would wait for ever to write more.
 */
const MOST_UNREAD_CHARACTERS = 30_000;
const LONGEST_LINE = 1_000;

function limited(write: (text: string) => void): (line: string) => void {
  let left = MOST_UNREAD_CHARACTERS;
  return (line) => {
    if (left <= 0) return;
    const short = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}...\n` : line;
    left -= short.length;
    write(left > 0 ? short : "The other errors are in the messages on standard output.\n");
  };
}
