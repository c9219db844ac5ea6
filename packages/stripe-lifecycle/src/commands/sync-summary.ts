import { describe } from "../destination/owner.js";
import { formatMoney } from "../money.js";
import type { MrrNow } from "../sync/news.js";
import type { SyncResult } from "../sync/sync.js";
import { formatTable } from "../table.js";

/** Returns the result of a sync for a person. */
export function syncSummary(result: SyncResult): string {
  return [header(result), recordsTable(result), replaced(result), mrrTable(result.mrr), eventsTable(result)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function header({ exitCode, destination, owner, seconds, records, requests }: SyncResult): string {
  const total = [...records.values()].reduce((sum, count) => sum + count, 0);
  const asked = requests === undefined ? "" : `, ${plural(requests, "request")} to Stripe`;
  const what = owner ? ` ${describe(owner)}` : "";
  const spent = `${plural(total, "record")}${asked}, ${seconds.toFixed(1)} s`;
  return `${began(exitCode)}${what} → ${destination}\n  ${spent}`;
}

function began(exitCode: number): string {
  if (exitCode === 0) return "Synced";
  const end = exitCode === 130 || exitCode === 143 ? "Stopped" : "Not complete";
  return `${end}, and saved what was read; sync again to continue:`;
}

function recordsTable({ records }: SyncResult): string {
  const rows = [...records].filter(([, count]) => count > 0);
  return rows.length === 0
    ? ""
    : formatTable(
        ["stream", "records"],
        rows.map(([stream, count]) => [stream, count]),
      );
}

function replaced({ replacedCharacters: count }: SyncResult): string {
  return count === 0 ? "" : `PostgreSQL cannot store the character NUL: ${plural(count, "one")} became U+FFFD.`;
}

function mrrTable(mrr: readonly MrrNow[]): string {
  const rows = mrr.filter(({ mrrMinor, before = 0 }) => mrrMinor !== 0 || before !== 0);
  if (rows.length === 0) return "";
  const hasBefore = rows.some(({ before }) => before !== undefined);
  const header = ["currency", "MRR", ...(hasBefore ? ["since the last sync"] : []), "customers paying"];
  return `MRR now\n${formatTable(
    header,
    rows.map((row) => mrrRow(row, hasBefore)),
  )}`;
}

function mrrRow({ currency, mrrMinor, before, customers }: MrrNow, hasBefore: boolean): (string | number)[] {
  const change = mrrMinor - (before ?? 0);
  const sign = change < 0 ? "-" : "+";
  const since = hasBefore ? [`${sign}${formatMoney(Math.abs(change), currency)}`] : [];
  return [currency, formatMoney(mrrMinor, currency), ...since, customers];
}

function eventsTable({ events }: SyncResult): string {
  if (events.length === 0) return "";
  return `What happened since the last sync\n${formatTable(
    ["event", "times"],
    events.map(({ type, count }) => [type, count]),
  )}`;
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
