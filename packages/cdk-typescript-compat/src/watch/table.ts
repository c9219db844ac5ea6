import { countText } from "../count-text.js";
import { hasEnded, type StreamProgress, type StreamState } from "./board.js";

/** The progress of a read at one moment, for its table. */
export interface TableSnapshot {
  /** Milliseconds since the read began. */
  readonly elapsedMs: number;
  readonly rows: readonly TableRow[];
  /** The headings of the source's columns. `totals` contains their cells of the last row. */
  readonly headings: readonly string[];
  readonly totals: readonly string[];
  /** The last log line of the read, for the table's last line. Empty if there is none. */
  readonly note: string;
}

export interface TableRow extends StreamProgress {
  /** Records per second. */
  readonly rate: number;
  /** The cells under the source's headings. */
  readonly cells: readonly string[];
}

export interface TableSize {
  readonly columns: number;
  readonly rows: number;
  readonly hasColor: boolean;
}

/**
 * Returns the lines of the table: a heading, a line for each stream, the totals and, until all streams have ended, the
 * note. The table is never wider than the terminal, and leaves a line for the cursor below it. Columns that do not fit
 * are omitted from the right. Of the streams, those that have ended are omitted first.
 */
export function renderTable(
  snapshot: TableSnapshot,
  { columns, rows: height, hasColor }: TableSize,
): readonly string[] {
  const note = snapshot.rows.every(hasEnded) ? "" : snapshot.note.slice(0, columns - 1);
  const { shown, hidden } = fitHeight(snapshot.rows, Math.max(0, height - (note === "" ? 3 : 4)));
  const cells = [
    ["stream", "state", "records", "rate", ...snapshot.headings],
    ...shown.map(cellsOf),
    ...(hidden > 0 ? [[`and ${hidden} more`]] : []),
    totalsOf(snapshot),
  ];
  const widths = fitWidth(widthsOf(cells), columns - 1);
  const lines = cells.map((row) =>
    widths
      .map((width, column) => pad(row[column] ?? "", width, column))
      .join(GAP)
      .trimEnd(),
  );
  const table = hasColor ? lines.map((line, index) => colored(line, index, shown)) : lines;
  return note === "" ? table : [...table, note];
}

const GAP = "  ";

function cellsOf(row: TableRow): string[] {
  return [row.name, row.state, countText(row.records), hasEnded(row) ? "" : rateText(row.rate), ...row.cells];
}

/** Returns the totals. Once all streams have ended, the rate is that of the whole read. */
function totalsOf({ rows, elapsedMs, totals }: TableSnapshot): string[] {
  const records = sum(rows.map((row) => row.records));
  const rate = rows.every(hasEnded) ? (records / elapsedMs) * 1000 : sum(rows.map((row) => row.rate));
  return ["total", durationText(elapsedMs), countText(records), rateText(rate), ...totals];
}

function fitHeight(rows: readonly TableRow[], room: number): { shown: readonly TableRow[]; hidden: number } {
  if (rows.length <= room) return { shown: rows, hidden: 0 };
  const kept = new Set(rows.toSorted((a, b) => RANKS[a.state] - RANKS[b.state]).slice(0, Math.max(0, room - 1)));
  return { shown: rows.filter((row) => kept.has(row)), hidden: rows.length - kept.size };
}

/** The order in which streams are shown if there is room for few lines. */
const RANKS: Readonly<Record<StreamState, number>> = {
  incomplete: 0,
  "rate limited": 1,
  running: 2,
  started: 3,
  waiting: 4,
  complete: 5,
};

/** Minimum widths, so that the columns do not move while their numbers grow. */
const LEAST_WIDTHS = [0, "rate limited".length, 9, 8];

function widthsOf(cells: readonly (readonly string[])[]): number[] {
  const last = Math.max(...cells.map((row) => row.length));
  return Array.from({ length: last }, (_, column) =>
    Math.max(LEAST_WIDTHS[column] ?? 8, ...cells.map((row) => (row[column] ?? "").length)),
  );
}

function fitWidth(widths: readonly number[], room: number): readonly number[] {
  const total = sum(widths) + GAP.length * (widths.length - 1);
  if (total <= room) return widths;
  return widths.length > 1 ? fitWidth(widths.slice(0, -1), room) : [Math.max(0, room)];
}

/** Aligns words to the left and numbers to the right. */
function pad(cell: string, width: number, column: number): string {
  const cut = cell.length > width ? cell.slice(0, width) : cell;
  return column < 2 ? cut.padEnd(width) : cut.padStart(width);
}

const COLORS: Partial<Readonly<Record<StreamState, number>>> = { "rate limited": 33, complete: 32, incomplete: 31 };

function colored(line: string, index: number, shown: readonly TableRow[]): string {
  if (index === 0) return `\u001B[2m${line}\u001B[0m`;
  const state = shown[index - 1]?.state;
  const color = state && COLORS[state];
  return color === undefined ? line : line.replace(` ${state}`, ` \u001B[${color}m${state}\u001B[0m`);
}

function rateText(perSecond: number): string {
  return perSecond > 0 && Number.isFinite(perSecond) ? `${countText(Math.ceil(perSecond))}/s` : "";
}

/** `0:05`, `1:02:03`. */
function durationText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
