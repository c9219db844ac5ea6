import * as fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { collect } from "../collect.js";
import type { Destination } from "../../destination/destination.js";
import { metrics, mrrChange, sampleWarehouse } from "../testing.js";
import { monthsBetween, monthsLater } from "../words.js";
import { sumReasons } from "../who/sum-reasons.js";
import { figuresOf } from "./period.js";

let warehouse: Destination;

afterEach(() => warehouse.close());

/** The changes of MRR of one customer in one currency. */
interface Life {
  readonly customer: string;
  readonly currency: string;
  readonly changes: readonly Change[];
}

interface Change {
  readonly at: string;
  readonly from: number;
  readonly to: number;
  /** null: churn and return within the movement window. */
  readonly movement: string | null;
}

const lastDay = Date.parse("2026-05-09T00:00:00Z") / 1000;
const firstDay = Date.parse("2025-08-01T00:00:00Z") / 1000;

/** Lives with all movements, returns within a window that a month's end divides, and currencies of 0 and 3 decimals. */
const life = fc
  .record({
    currency: fc.constantFrom("usd", "jpy", "kwd"),
    levels: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90_000 })), { minLength: 1, maxLength: 6 }),
    times: fc.uniqueArray(fc.integer({ min: firstDay, max: lastDay }), { minLength: 6, maxLength: 6 }),
    gap: fc.option(fc.integer({ min: 0, max: 7 })),
  })
  .map(({ currency, levels, times, gap }) => ({
    currency,
    changes: withGap(
      changesOf(
        levels,
        times.toSorted((one, other) => one - other),
      ),
      gap,
    ),
  }));

const lives = fc
  .sample(fc.array(life, { minLength: 120, maxLength: 120 }), { seed: 16, numRuns: 1 })[0]!
  .map((each, place): Life => ({ customer: `cus_${String(place).padStart(3, "0")}`, ...each }));

test("every figure of every period equals a calculation from the rows of lifecycle_events", async () => {
  const rows = lives.flatMap(({ customer, currency, changes }) =>
    changes.map(({ at, from, to, movement }) => ({
      ...mrrChange(customer, at, from, to, movement as string, currency),
      subscription_id: `sub_${customer}`,
    })),
  );
  const customers = lives.map(({ customer, currency, changes }) => {
    const mrr = changes.at(-1)?.to ?? 0;
    return metrics(customer, mrr, { currency, committed_mrr: mrr, mrr_by_currency: [{ currency, amount: mrr }] });
  });
  warehouse = await sampleWarehouse(rows, customers);
  const { currencies } = await collect(warehouse.query);
  expect(currencies.map(({ currency }) => currency).toSorted()).toEqual(["jpy", "kwd", "usd"]);
  for (const { currency, movements, paying, figures } of currencies) {
    const own = lives.filter((each) => each.currency === currency);
    const months = monthsBetween("2025-08", "2026-05");
    for (const from of months) {
      for (const to of months.filter((month) => month >= from)) {
        const shown = figuresOf({ movements, paying, kept: figures.kept }, { from, to });
        expect({ currency, from, to, ...shown }).toEqual({ currency, from, to, ...calculated(own, from, to) });
        const reasons = sumReasons(figures.churnReasons.filter(({ month }) => month >= from && month <= to));
        expect(reasons.reduce((sum, { minor }) => sum + minor, 0)).toBe(shown.churn);
      }
    }
    for (const { month, moved } of figures.who) {
      const { churn, contraction, expansion } = calculated(own, month, month);
      expect([moved.churn.minor, moved.contraction.minor, moved.expansion.minor]).toEqual([
        churn,
        contraction,
        expansion,
      ]);
    }
  }
});

/** The same figures, customer by customer, without SQL. */
function calculated(own: readonly Life[], from: string, to: string) {
  const ends = own.map((life) => ({ opening: balance(life, monthsLater(from, -1)), closing: balance(life, to) }));
  const sum = <T>(all: readonly T[], of: (each: T) => number) => all.reduce((added, each) => added + of(each), 0);
  const opening = sum(ends, (end) => end.opening);
  const closing = sum(ends, (end) => end.closing);
  const moved = { new: 0, expansion: 0, reactivation: 0, contraction: 0, churn: 0 };
  for (const life of own) {
    for (const month of monthsBetween(from, to)) {
      const unlabelled = sum(
        life.changes.filter((change) => change.movement === null && monthAt(change) === month),
        (change) => change.to - change.from,
      );
      for (const change of life.changes.filter((each) => monthAt(each) === month)) {
        const label = (change.movement ?? (unlabelled < 0 ? "churn" : "reactivation")) as keyof typeof moved;
        moved[label] += (label === "churn" || label === "contraction" ? -1 : 1) * (change.to - change.from);
      }
    }
  }
  const began = ends.filter((end) => end.opening > 0);
  const losses = moved.contraction + moved.churn;
  const closingCustomers = ends.filter((end) => end.closing > 0).length;
  return {
    ...moved,
    opening,
    closing,
    net: closing - opening,
    openingCustomers: began.length,
    gainedCustomers: ends.filter((end) => end.opening === 0 && end.closing > 0).length,
    lostCustomers: began.filter((end) => end.closing === 0).length,
    closingCustomers,
    netRetention: opening === 0 ? null : sum(began, (end) => end.closing) / opening,
    grossRetention: opening === 0 ? null : sum(began, (end) => Math.min(end.opening, end.closing)) / opening,
    churnRate: opening === 0 ? null : sum(began, (end) => (end.closing === 0 ? end.opening : 0)) / opening,
    quickRatio: losses === 0 ? null : (moved.new + moved.expansion + moved.reactivation) / losses,
    arpa: closingCustomers === 0 ? null : closing / closingCustomers,
  };
}

function balance({ changes }: Life, month: string): number {
  return changes.findLast((change) => monthAt(change) <= month)?.to ?? 0;
}

function monthAt({ at }: Change): string {
  return at.slice(0, 7);
}

function changesOf(levels: readonly number[], times: readonly number[]): Change[] {
  let [from, hadMrr] = [0, false];
  return levels.flatMap((to, place) => {
    if (to === from) return [];
    const movement =
      from === 0 ? (hadMrr ? "reactivation" : "new") : to === 0 ? "churn" : to > from ? "expansion" : "contraction";
    const change = { at: isoOf(times[place]!), from, to, movement };
    [from, hadMrr] = [to, true];
    return [change];
  });
}

/** Adds a churn ten minutes before a month's end and the return ten minutes after it, if the customer pays then. */
function withGap(changes: readonly Change[], gap: number | null): Change[] {
  if (gap === null) return [...changes];
  const end = Date.parse(`${monthsLater("2025-09", gap)}-01T00:00:00Z`) / 1000;
  const paid = changes.findLast(({ at }) => at < isoOf(end - 600))?.to ?? 0;
  if (paid === 0 || changes.some(({ at }) => at >= isoOf(end - 600) && at <= isoOf(end + 600))) return [...changes];
  return [
    ...changes,
    { at: isoOf(end - 600), from: paid, to: 0, movement: null },
    { at: isoOf(end + 600), from: 0, to: paid, movement: null },
  ].toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}
