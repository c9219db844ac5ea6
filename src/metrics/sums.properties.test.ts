import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { CustomerCarryOver } from "./timeline/customer-carry-over.js";
import type { CustomerMetrics } from "./customer/customer-metrics.js";
import { derive, type Derivation } from "./derive.js";
import { day, end, optionSets, start } from "./testing/stories.js";
import type { LifecycleEvent } from "./events/event-record.js";
import { defaultOptions, type MetricsOptions } from "./options.js";
import { syncWorld, type SyncWorld } from "./testing/sync-world.js";
import type { ReportedMrr } from "./timeline/reported-mrr.js";
import type { MrrReport } from "./timeline/subscription-histories.js";

/** Runs of each property; more can be requested. */
const numRuns = Number(process.env["SUMS_RUNS"] ?? 400);

/** Syncs happen just before and after changes, and at any other time. */
const syncTimes = fc.array(
  fc.record({
    nth: fc.nat(),
    offset: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -65, max: 65 }), fc.integer({ max: 20 * day })),
  }),
  { minLength: 2, maxLength: 8 },
);

/**
 * When events and objects are read, in seconds after the moment that a sync describes. Long listings are read earlier.
 */
const readings = fc
  .tuple(fc.integer({ min: 60, max: 120 }), fc.boolean())
  .map(([events, isListedBefore]): Reading => ({ events, objects: isListedBefore ? 0 : events }));

const options = fc
  .tuple(optionSets, fc.constantFrom(null, 0, 1, 14))
  .map(([some, pastDueMaxDays]): MetricsOptions => ({ ...defaultOptions, ...some, pastDueMaxDays }));

test("after every sync, the emitted deltas add up to the row's MRR in each currency, without repeated events", () => {
  fc.assert(
    fc.property(syncWorld, syncTimes, options, readings, (world, times, chosen, reading) => {
      const emitted: LifecycleEvent[] = [];
      for (const { fresh, row, present } of syncs(world, timesOf(world, times), chosen, reading)) {
        emitted.push(...fresh);
        expect(sums(emitted)).toEqual(mrrIn(row));
        // If the customer was not derived, its row did not change.
        expect(mrrIn(row)).toEqual(mrrIn(present));
      }
      const ids = emitted.map(({ event_id }) => event_id);
      // A request within the second of a trial's end hides that the subscription counted before it.
      if (churnsAtTheEnd(chosen)) expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns },
  );
});

/** The MRR that earlier syncs reported, right or wrong: what they could read may have been otherwise. */
const reportedAmounts = fc.array(fc.constantFrom(0, 1000, 1900, 4900), { minLength: 1, maxLength: 4 });

test("after a gap, a sync continues from whatever was reported, wherever the events that it reads begin", () => {
  fc.assert(
    fc.property(syncWorld, syncTimes, options, readings, reportedAmounts, (world, times, chosen, reading, amounts) => {
      const [eventsFrom = start, cursor = eventsFrom, asOf = cursor] = timesOf(world, times);
      const { subscriptions } = world.objectsAt(cursor - 1);
      const reported = subscriptions.map((each, index) => ({ ...each, mrr: amounts[index % amounts.length]! }));
      const remembered = new Map(reported.map(({ id, mrr }) => [id, mrr]));
      const report = { ...reportOf(cursor, remembered), reportsObserved: true, hasGap: true };
      const { events, metrics } = syncOf(world, eventsFrom, asOf, chosen, reading, { report });
      const fresh = events.filter(({ recorded_at }) => Date.parse(recorded_at) / 1000 >= cursor);
      const before = reported.map(({ currency, mrr }) => ({ currency, mrr_delta: mrr }));
      expect(sums([...before, ...fresh])).toEqual(mrrIn(metrics));
    }),
    { numRuns },
  );
});

function churnsAtTheEnd({ churnTiming, mrrProfile }: MetricsOptions): boolean {
  return churnTiming === "ended" && mrrProfile === "standard";
}

interface Reading {
  readonly events: number;
  readonly objects: number;
}

interface Synced {
  /** The events that the sync emitted. */
  readonly fresh: readonly LifecycleEvent[];
  /** The customer's row in the destination. */
  readonly row: CustomerMetrics;
  /** The row that the sync would have emitted. */
  readonly present: CustomerMetrics;
}

/**
 * Runs a first sync that emits everything, then others.
 * They derive the customer if something happened in their window or a scheduled change is in it.
 */
function* syncs(
  world: SyncWorld,
  [boundary = start, first = start, ...others]: readonly number[],
  chosen: MetricsOptions,
  reading: Reading,
): Generator<Synced> {
  const opening = syncOf(world, boundary, first, chosen, reading, {});
  let { metrics: row, carryOver } = opening;
  const remembered = new Map(opening.toRemember);
  yield { fresh: opening.events, row, present: row };
  let last = first;
  for (const asOf of others) {
    const from = last + 1;
    last = asOf;
    const isTouched = world.touches.some((seconds) => from <= seconds && seconds <= asOf);
    const isScheduled = (carryOver?.scheduledSeconds ?? Infinity) <= asOf;
    const derivation = syncOf(world, from, asOf, chosen, reading, { carryOver, remembered });
    if (!isTouched && !isScheduled) {
      yield { fresh: [], row, present: derivation.metrics };
      continue;
    }
    ({ metrics: row, carryOver } = derivation);
    for (const [id, mrr] of derivation.toRemember ?? []) remembered.set(id, mrr);
    const fresh = derivation.events.filter(({ recorded_at }) => Date.parse(recorded_at) / 1000 >= from);
    yield { fresh, row, present: row };
  }
}

/** Reads events and objects some time after the moment that it describes. */
function syncOf(
  world: SyncWorld,
  from: number,
  asOfSeconds: number,
  chosen: MetricsOptions,
  reading: Reading,
  { carryOver, remembered, report = remembered && reportOf(from, remembered) }: Earlier,
): Derivation {
  const until = asOfSeconds + reading.events;
  const changes = world.changes.filter(({ createdSeconds }) => from <= createdSeconds && createdSeconds <= until);
  return derive({ ...world.objectsAt(asOfSeconds + reading.objects), changes }, world.references, chosen, {
    account: { id: "acct_1", livemode: false },
    asOfSeconds,
    changesFromSeconds: from,
    connectedAtSeconds: start,
    // The carry-over is stored in the state as JSON.
    carriedOver: carryOver && (JSON.parse(JSON.stringify(carryOver)) as CustomerCarryOver),
    report,
  });
}

/** What the state stores between two syncs. */
interface Earlier {
  readonly carryOver?: CustomerCarryOver | undefined;
  /** Absent: no sync reported anything. */
  readonly remembered?: ReadonlyMap<string, ReportedMrr | undefined>;
  /** Absent: without a gap. */
  readonly report?: MrrReport;
}

/** Without a gap: everything before the window was reported. */
function reportOf(untilSeconds: number, remembered: ReadonlyMap<string, ReportedMrr | undefined>): MrrReport {
  const stored = [...remembered].flatMap(([id, mrr]) => (mrr === undefined ? [] : [[id, mrr] as const]));
  return { untilSeconds, remembered: Object.fromEntries(stored), reportsObserved: false, isCut: false, hasGap: false };
}

function timesOf(
  { moments }: SyncWorld,
  times: readonly { readonly nth: number; readonly offset: number }[],
): number[] {
  const all = [...moments, start + day, end];
  const seconds = times.map(({ nth, offset }) => Math.max(start, all[nth % all.length]! + offset));
  return [...new Set(seconds)].toSorted((a, b) => a - b);
}

function sums(events: readonly Pick<LifecycleEvent, "currency" | "mrr_delta">[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { currency, mrr_delta } of events) {
    if (currency && mrr_delta !== null) totals[currency] = (totals[currency] ?? 0) + mrr_delta;
  }
  return withoutZeros(totals);
}

function mrrIn({ mrr_by_currency: amounts }: CustomerMetrics): Record<string, number> {
  return withoutZeros(Object.fromEntries(amounts.map(({ currency, amount }) => [currency, amount])));
}

function withoutZeros(totals: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(totals).filter(([, amount]) => amount !== 0));
}
