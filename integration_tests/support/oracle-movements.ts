import { ledgerOf } from "./oracle-sums.js";
import type { Row } from "./records.js";

/** MRR of a month in one currency: its opening, its closing, and the sum of each movement. */
export interface MonthOfMrr {
  readonly month: string;
  readonly currency: string;
  readonly opening: number;
  readonly moved: Readonly<Record<string, number>>;
  /** The sum of all deltas up to the month's end. */
  readonly closing: number;
}

/** Groups the ledger by month of business time. @param events rows of lifecycle_events */
export function monthsOfMrr(events: readonly Row[]): MonthOfMrr[] {
  const entries = ledgerOf(events);
  const months = [...new Set(entries.map(monthOf))].toSorted();
  const currencies = [...new Set(entries.map((entry) => entry["currency"] as string))].toSorted();
  return currencies.flatMap((currency) => {
    const own = entries.filter((entry) => entry["currency"] === currency);
    let opening = 0;
    return months.map((month) => {
      const moved: Record<string, number> = {};
      for (const entry of own.filter((each) => monthOf(each) === month)) {
        const movement = String(entry["movement"]);
        moved[movement] = (moved[movement] ?? 0) + (entry["mrr_delta"] as number);
      }
      const closing = deltasOf(own.filter((entry) => monthOf(entry) <= month));
      const result = { month, currency, opening, moved, closing };
      opening = closing;
      return result;
    });
  });
}

/** An entry of the ledger, with the movement that it must have. */
export interface NamedMovement {
  readonly entry: Row;
  readonly expected: string | null;
}

/**
 * Returns the expected movement of each entry of the ledger, from the customer's MRR in its currency before and after
 * the entry. Leaves out entries with another entry within the hours in which two movements may become one.
 */
export function movementsOf(events: readonly Row[]): NamedMovement[] {
  const owners = new Map<string, Row[]>();
  for (const entry of ledgerOf(events).toSorted((a, b) => recordedMs(a) - recordedMs(b))) {
    const owner = `${entry["customer_id"] as string} ${entry["currency"] as string}`;
    owners.set(owner, [...(owners.get(owner) ?? []), entry]);
  }
  return [...owners.values()].flatMap((ordered) => {
    let total = 0;
    let hadMrr = false;
    return ordered.flatMap((entry, index) => {
      const before = total;
      const hadBefore = hadMrr;
      total += entry["mrr_delta"] as number;
      hadMrr ||= total > 0;
      const isNear = [ordered[index - 1], ordered[index + 1]].some(
        (other) => other && Math.abs(recordedMs(other) - recordedMs(entry)) <= 2 * hourMs,
      );
      return isNear ? [] : [{ entry, expected: nameOf(before, total, hadBefore) }];
    });
  });
}

function nameOf(before: number, after: number, hadMrr: boolean): string | null {
  if (before === after) return null;
  if (before === 0) return hadMrr ? "reactivation" : "new";
  if (after === 0) return "churn";
  return after > before ? "expansion" : "contraction";
}

const hourMs = 3_600_000;

function recordedMs(row: Row): number {
  return Date.parse(row["recorded_at"] as string);
}

function monthOf(row: Row): string {
  return (row["occurred_at"] as string).slice(0, 7);
}

function deltasOf(entries: readonly Row[]): number {
  return entries.reduce((sum, entry) => sum + (entry["mrr_delta"] as number), 0);
}
