import { rawStreams } from "../../dist/streams/raw-streams.js";
import type { SyncResult } from "./command-line.js";

type Table = readonly [header: readonly string[], rows: (string | number)[][]];

/** Returns the records of two syncs by stream: streams without any are counted in a line. */
export function recordsTable(first: SyncResult, second: SyncResult, laterDays: number): Table {
  const streams = Object.keys(first.records);
  const rows = streams.map((name) => [name, first.records[name] ?? 0, second.records[name] ?? 0] as const);
  const filled = rows.filter(([, one, other]) => one + other > 0).map((row) => [...row]);
  const empty = rows.length - filled.length;
  return [
    ["stream", "first sync", `${laterDays} days later`],
    [...filled, [`${empty} more streams`, 0, 0], ["total", total(first), total(second)]],
  ];
}

/** Returns the requests of two syncs, with what they were for. */
export function requestsTable(first: SyncResult, second: SyncResult): Table {
  const again = recordsListedAgain(second);
  const changed = total(second) - again;
  const what = `second: ${changed.toLocaleString("en")} records that changed`;
  const lists = `, ${again.toLocaleString("en")} of daily lists without events`;
  return [
    ["sync", "requests"],
    [
      ["first: everything", first.requests],
      [again === 0 ? what : what + lists, second.requests],
    ],
  ];
}

/** The records of streams whose changes no event of Stripe reports, so that they are listed in whole once a day. */
function recordsListedAgain({ records }: SyncResult): number {
  return rawStreams
    .filter(({ unreported }) => unreported === "all")
    .reduce((sum, { name }) => sum + (records[name] ?? 0), 0);
}

function total({ records }: SyncResult): number {
  return Object.values(records).reduce((sum, count) => sum + count, 0);
}
