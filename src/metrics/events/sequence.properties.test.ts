import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { LifecycleEvent } from "./event-record.js";
import { ledgerSequence, ranksOf, sequenceOf } from "./sequence.js";
import { cut, end, life, optionSets, seen, start, synced } from "../testing/stories.js";
import { derived, monthly } from "../testing/world.js";

test("recorded_at and sequence are a total order, and the order of the derivation", () => {
  fc.assert(
    fc.property(life, cut, optionSets, (of, from, options) => {
      const { events } = synced(of, from, end, options);
      for (const [index, { recorded_at, sequence }] of events.slice(1).entries()) {
        const { recorded_at: last, sequence: number } = events[index]!;
        expect(Number.isSafeInteger(sequence)).toBe(true);
        expect(last < recorded_at || (last === recorded_at && number < sequence)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test("running sums by recorded_at and sequence show the states of each subscription, and are never negative", () => {
  fc.assert(
    fc.property(life, cut, optionSets, (of, from, options) => {
      const ledger = inOrder(synced(of, from, end, options).events).filter(({ mrr_delta }) => mrr_delta !== null);
      const bySubscription = new Map<string | null, number>();
      const byCurrency = new Map<string | null, number>();
      for (const { subscription_id, currency, previous_mrr, mrr, mrr_delta } of ledger) {
        expect(bySubscription.get(subscription_id) ?? 0).toBe(previous_mrr);
        bySubscription.set(subscription_id, mrr ?? 0);
        const total = (byCurrency.get(currency) ?? 0) + (mrr_delta ?? 0);
        expect(total).toBeGreaterThanOrEqual(0);
        byCurrency.set(currency, total);
      }
    }),
    { numRuns: 400 },
  );
});

test("a fact that becomes visible later changes no number of the others", () => {
  fc.assert(
    fc.property(life, fc.nat(), (of, nth) => {
      const whole = seen(of, start, end);
      const payments = whole.changes.filter(({ type }) => type !== "subscription");
      const late = payments[nth % Math.max(1, payments.length)];
      const context = { changesFromSeconds: start, asOfSeconds: end };
      const before = derived({ ...whole, changes: whole.changes.filter((one) => one !== late) }, {}, context);
      const after = numbers(derived(whole, {}, context).events);
      for (const { event_id, sequence } of before.events) expect(after.get(event_id) ?? sequence).toBe(sequence);
    }),
    { numRuns: 400 },
  );
});

test("a younger subscription changes no number of the older ones", () => {
  const older = ["sub_b", "sub_c"].map((id) => monthly(1000, { id }));
  const younger = monthly(1000, { id: "sub_a", createdSeconds: older[0]!.createdSeconds + 1 });
  const ranks = ranksOf([younger, ...older]);
  expect([...ranksOf(older)]).toEqual([...ranks].slice(0, 2));
  expect(ranks.get("sub_a")).toBe(2);
});

test("labels follow their entry, and the subscription's next change follows them", () => {
  const labels = ["started", "reactivated", "upgraded", "downgraded"].map((label) => `subscription_${label}`);
  const numbersOf = (rank: number, nth: number) =>
    ["subscription_changed", ...labels].map((type) => ledgerSequence(type, rank, nth));
  const all = [...numbersOf(0, 0), ...numbersOf(0, 1), ...numbersOf(1, 0)];
  expect(all).toEqual(all.toSorted((a, b) => a - b));
  expect(new Set(all).size).toBe(all.length);
});

test("within a second, a customer signs up, tries, buys, pays and is refunded, and an unknown type comes last", () => {
  const lowest = "00000000-0000-0000-0000-000000000000";
  const highest = lowest.replaceAll("0", "f");
  const before = ["user_signed_up", "trial_started", "subscription_cancellation_scheduled", "subscription_paused"];
  const after = ["payment_failed", "payment_succeeded", "payment_recovered", "payment_refunded", "a type of 2030"];
  const bounds = (type: string) => [sequenceOf(type, lowest), sequenceOf(type, highest)];
  const all = [...before.flatMap(bounds), ledgerSequence("subscription_changed", 0, 0), ...after.flatMap(bounds)];
  expect(all).toEqual([...new Set(all)].toSorted((a, b) => a - b));
  expect(all.every(Number.isSafeInteger)).toBe(true);
});

/** Returns the events in the order that their columns state. */
function inOrder(events: readonly LifecycleEvent[]): LifecycleEvent[] {
  return events.toSorted((a, b) => secondsOf(a) - secondsOf(b) || a.sequence - b.sequence);
}

function numbers(events: readonly LifecycleEvent[]): Map<string, number> {
  return new Map(events.map(({ event_id, sequence }) => [event_id, sequence]));
}

function secondsOf({ recorded_at }: LifecycleEvent): number {
  return Date.parse(recorded_at) / 1000;
}
