import { plainLine } from "../plain-line.js";
import type { AirbyteMessage } from "../protocol.js";
import type { Columns } from "../source.js";
import { createBoard, type Board } from "./board.js";
import { startLiveTable, type LiveTable, type LiveTableParts } from "./live-table.js";
import { printable } from "./printable.js";
import type { Watching } from "./watching.js";

/** Shows on standard error, for a person, what the messages on standard output contain. */
export interface Watcher {
  /** Call it for each message that was written. */
  observe(message: AirbyteMessage): void;
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
  return {
    observe(message) {
      board?.observe(message);
      if (message.type === "LOG") table?.note(message.log.message);
      if (!isShown(message, watching, table !== undefined)) return;
      const text = printable(plainLine(message));
      if (table === undefined) parts.write(text);
      else table.print(text.trimEnd().split("\n"));
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
  if (watching === "nothing") return false;
  if (message.type === "TRACE") return message.trace.type === "ERROR";
  if (message.type !== "LOG" || watching === "errors") return false;
  return !hasTable || message.log.level === "WARN" || message.log.level === "ERROR";
}
