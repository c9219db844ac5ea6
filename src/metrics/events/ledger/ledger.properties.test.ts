import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Derivation } from "../../derive.js";
import type { LifecycleEvent } from "../event-record.js";
import { cut, end, life, optionSets, synced } from "../../testing/stories.js";

test("the deltas of all events add up to the current MRR of each currency", () => {
  fc.assert(
    fc.property(life, cut, cut, optionSets, (of, a, b, options) => {
      const result = synced(of, Math.min(a, b), Math.max(a, b) + 1, options);
      expect(sums(result.events)).toEqual(present(result));
    }),
    { numRuns: 600 },
  );
});

test("one, two or three syncs of the same time add up to the same MRR, and emit no event twice", () => {
  fc.assert(
    fc.property(life, fc.array(cut, { minLength: 2, maxLength: 4 }), optionSets, (of, cuts, options) => {
      const times = [...new Set(cuts)].toSorted((a, b) => a - b);
      const events: LifecycleEvent[] = [];
      let last: Derivation | undefined;
      for (const [index, from] of times.slice(0, -1).entries()) {
        last = synced(of, from, times[index + 1]!, options);
        const fresh = last.events.filter((event) => index === 0 || Date.parse(event.recorded_at) / 1000 >= from);
        events.push(...fresh);
      }
      if (!last) return;
      expect(sums(events)).toEqual(present(last));
      const ids = events.map(({ event_id }) => event_id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 600 },
  );
});

test("only the ledger has deltas and movements, and its labels repeat entries without a delta", () => {
  fc.assert(
    fc.property(life, cut, optionSets, (of, from, options) => {
      const { events } = synced(of, from, end + 1, { ...options, eventSet: "extended" });
      for (const { event_type, mrr_delta, movement, change_types } of events) {
        const isLedger = event_type === "subscription_changed" || event_type === "subscription_cancelled";
        expect(mrr_delta !== null).toBe(isLedger);
        if (!isLedger) expect([movement, change_types]).toEqual([null, null]);
      }
      const count = (type: string) => events.filter(({ event_type }) => event_type === type).length;
      const reactivations = events.filter(({ movement }) => movement === "reactivation").length;
      expect(count("subscription_reactivated")).toBe(reactivations);
      expect(count("subscription_started")).toBe(
        events.filter(({ change_types }) => change_types?.includes("started")).length,
      );
    }),
    { numRuns: 300 },
  );
});

function sums(events: readonly LifecycleEvent[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { currency, mrr_delta } of events) {
    if (currency && mrr_delta !== null) result[currency] = (result[currency] ?? 0) + mrr_delta;
  }
  return positive(result);
}

function present({ metrics }: Derivation): Record<string, number> {
  return positive(Object.fromEntries(metrics.mrr_by_currency.map(({ currency, amount }) => [currency, amount])));
}

function positive(amounts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0));
}
