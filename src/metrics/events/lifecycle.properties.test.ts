import * as fc from "fast-check";
import { expect, test } from "vitest";
import { currencyExponent } from "../currency-exponent.js";
import type { MetricsOptions } from "../options.js";
import { derived } from "../testing/world.js";
import { canonicalTypes, type LifecycleEvent } from "./event-record.js";
import { cut, end, life, optionSets, seen, start, synced, type Life } from "../testing/stories.js";

test("two syncs emit the same events as one, with the same sequence", () => {
  fc.assert(
    // With churn at the request, a repeated request hides whether the subscription ever counted before.
    fc.property(life, cut, optionSets.filter(churnsAtTheEnd), (of, middle, options) => {
      const once = synced(of, start, end, options);
      const first = synced(of, start, middle, options).events;
      const second = synced(of, middle, end, options).events.filter((event) => recorded(event) >= middle);
      expect(facts([...first, ...second])).toEqual(facts(once.events));
    }),
    { numRuns: 400 },
  );
});

test("the order of the input does not matter", () => {
  const shuffled = life.chain((of) => {
    const { subscriptions, invoices, charges, changes } = seen(of, start, end);
    return fc.record({
      of: fc.constant(of),
      subscriptions: anyOrder(subscriptions),
      invoices: anyOrder(invoices),
      charges: anyOrder(charges ?? []),
      changes: anyOrder(changes),
    });
  });
  fc.assert(
    fc.property(shuffled, cut, ({ of, subscriptions, invoices, charges, changes }, from) => {
      const dossier = seen(of, from, end);
      const known = new Set(dossier.changes);
      const mixed = { ...dossier, subscriptions, invoices, charges, changes: changes.filter((one) => known.has(one)) };
      const context = { changesFromSeconds: from, asOfSeconds: end };
      expect(derived(mixed, {}, context)).toEqual(derived(dossier, {}, context));
    }),
    { numRuns: 400 },
  );
});

test("every event id is unique, and a rerun gives the same ids", () => {
  fc.assert(
    fc.property(life, cut, optionSets, (of, from, options) => {
      const ids = idsOf(synced(of, from, end, options).events);
      expect(new Set(ids).size).toBe(ids.length);
      expect(idsOf(synced(of, from, end, options).events)).toEqual(ids);
    }),
    { numRuns: 400 },
  );
});

test("an option changes values, never the id of a fact", () => {
  fc.assert(
    fc.property(life, cut, optionSets, optionSets, (of, from, some, others) => {
      const single = distinctlyTimed(of);
      const [a, b] = [some, others].map((options) => byFact(synced(of, from, end, options).events, single));
      for (const [fact, ids] of a!) {
        const same = b!.get(fact);
        if (ids.length === 1 && same?.length === 1) expect(same).toEqual(ids);
      }
    }),
    { numRuns: 500 },
  );
});

test("the canonical set omits events, and changes none", () => {
  fc.assert(
    fc.property(life, cut, (of, from) => {
      const { events } = synced(of, from, end);
      const canonical = synced(of, from, end, { eventSet: "canonical" }).events;
      expect(canonical).toEqual(events.filter(({ event_type }) => canonicalTypes.has(event_type)));
    }),
    { numRuns: 300 },
  );
});

test("an event has its currency's exponent, and none without a currency", () => {
  fc.assert(
    fc.property(life, cut, (of, from) => {
      for (const { currency, currency_exponent } of synced(of, from, end).events) {
        expect(currency_exponent).toBe(currency === null ? null : currencyExponent(currency));
      }
    }),
    { numRuns: 100 },
  );
});

function churnsAtTheEnd({ churnTiming, mrrProfile }: Partial<MetricsOptions>): boolean {
  return churnTiming !== "requested" && mrrProfile !== "stripe_dashboard";
}

function anyOrder<T>(values: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...values], { minLength: values.length });
}

function idsOf(events: readonly LifecycleEvent[]): string[] {
  return events.map(({ event_id }) => event_id);
}

function recorded({ recorded_at }: LifecycleEvent): number {
  return Date.parse(recorded_at) / 1000;
}

/**
 * Returns the events without the label of a movement.
 * It depends on how much of the past is known, and is never revised.
 */
function facts(events: readonly LifecycleEvent[]): object[] {
  return events
    .filter(({ event_type }) => event_type !== "subscription_reactivated")
    .map((event) => ({ ...event, movement: null }))
    .toSorted((a, b) => (a.event_id < b.event_id ? -1 : 1));
}

function byFact(
  events: readonly LifecycleEvent[],
  isSingle: (event: LifecycleEvent) => boolean,
): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const event of events.filter(isSingle)) {
    const { event_id, event_type, subscription_id, invoice_id, occurred_at, change_types } = event;
    const fact = [event_type, subscription_id, invoice_id, occurred_at, change_types].join();
    ids.set(fact, [...(ids.get(fact) ?? []), event_id]);
  }
  return ids;
}

/**
 * Returns whether a subscription changed only once in the event's second.
 * Otherwise the time does not show which of the changes an option omitted.
 */
function distinctlyTimed({ changes }: Life): (event: LifecycleEvent) => boolean {
  const counts = new Map<string, number>();
  for (const known of changes) {
    if (known.type !== "subscription") continue;
    const second = `${known.after.id}@${known.createdSeconds}`;
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  return ({ subscription_id, occurred_at }) =>
    (counts.get(`${subscription_id}@${Date.parse(occurred_at) / 1000}`) ?? 0) <= 1;
}
