import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { LifecycleEvent } from "../event-record.js";
import { coupons, cut, day, end, life, optionSets, start, synced } from "../../testing/stories.js";
import {
  at,
  billed,
  change,
  derived,
  discount,
  item,
  monthly,
  noReferences,
  price,
  subscription,
} from "../../testing/world.js";

const [base, seats] = [price(2900), price(700)];
const usage = price(5, "month", { isMetered: true });
const half = { discounts: [discount({ id: "HALF", percentOff: "50" })] };

test("the items after and before a change add up to its MRR, after discounts", () => {
  const before = subscription([item(base), item(usage, null)]);
  const after = subscription([item(base), item(seats, 5), item(usage, null)], half);
  const { events, metrics } = derived({
    subscriptions: [after],
    changes: [change("2026-03-14T10:00:00Z", before, after)],
  });
  const entry = events.find(({ mrr_delta, source }) => mrr_delta !== null && source === "event");
  expect(entry).toMatchObject({ mrr: 3200, previous_mrr: 2900 });
  expect(amounts(entry?.items)).toEqual([
    ["price_2900_month", 1, 1450],
    ["price_5_month_metered", null, 0],
    ["price_700_month", 5, 1750],
  ]);
  expect(amounts(entry?.previous_items)).toEqual([
    ["price_2900_month", 1, 2900],
    ["price_5_month_metered", null, 0],
  ]);
  expect(metrics.plans.map(({ price_id, mrr }) => [price_id, mrr])).toEqual([
    ["price_2900_month", 1450],
    ["price_700_month", 1750],
    ["price_5_month_metered", 0],
  ]);
});

test("an item has its product's name and its own interval", () => {
  const product = { id: "prod_24000", name: "Pro", metadata: {} };
  const yearly = price(24_000, "year");
  const { events } = derived(
    { subscriptions: [subscription([item(yearly, 2)])] },
    {},
    {},
    {
      ...noReferences,
      product: (id) => (id === product.id ? product : undefined),
    },
  );
  expect(ledgerOf(events)[0]?.items).toEqual([
    {
      price_id: yearly.id,
      product_id: product.id,
      product_name: "Pro",
      quantity: 2,
      interval: "year",
      interval_count: 1,
      mrr: 4000,
    },
  ]);
});

test("a contract that is read from invoices has the items of its lines", () => {
  const line = billed(base, "2026-01-01", "2026-02-01", { itemId: "si_a" }).lines;
  const invoice = billed(seats, "2026-01-01", "2026-02-01", { itemId: "si_b", quantity: 3 });
  const { events } = derived({
    subscriptions: [monthly(9900)],
    invoices: [{ ...invoice, lines: [...line, ...invoice.lines] }],
  });
  const [started] = ledgerOf(events);
  expect(started).toMatchObject({ source: "history", mrr: 5000, previous_items: [] });
  expect(amounts(started?.items)).toEqual([
    ["price_2900_month", 1, 2900],
    ["price_700_month", 3, 2100],
  ]);
});

test("a subscription that has ended, is paused or has a trial holds no counted items", () => {
  const active = monthly(2900);
  const paused = { ...active, pauseBehavior: "void" };
  const ended = { ...active, status: "canceled", endedSeconds: at("2026-03-14T11:00:00Z") };
  const changes = [
    change("2026-03-14T10:00:00Z", active, paused),
    change("2026-03-14T10:30:00Z", paused, active),
    change("2026-03-14T11:00:00Z", active, ended),
  ];
  const { events, metrics } = derived({ subscriptions: [ended], changes });
  const counts = ledgerOf(events).map(({ previous_items, items }) => [previous_items?.length, items?.length]);
  expect(counts).toEqual([
    [0, 1],
    [1, 0],
    [0, 1],
    [1, 0],
  ]);
  expect(metrics.plans).toEqual([]);
  expect(derived({ subscriptions: [paused] }).metrics.plans.map(({ mrr }) => mrr)).toEqual([0]);
});

test("only the ledger has items, they add up to its MRR, and each row goes on from the one before", () => {
  fc.assert(
    fc.property(life, cut, optionSets, (of, from, options) => {
      const { events, metrics } = synced(of, from, end + 1, options);
      const held = new Map<string, LifecycleEvent["items"]>();
      for (const { subscription_id, mrr, previous_mrr, mrr_delta, items, previous_items } of events) {
        expect([items === null, previous_items === null]).toEqual([mrr_delta === null, mrr_delta === null]);
        if (subscription_id === null || mrr_delta === null) continue;
        expect([total(items), total(previous_items)]).toEqual([mrr, previous_mrr]);
        expect(comparable(previous_items)).toEqual(comparable(held.get(subscription_id) ?? []));
        held.set(subscription_id, items);
      }
      expect(total(metrics.plans)).toBe(metrics.mrr_by_currency.reduce((sum, { amount }) => sum + amount, 0));
    }),
    { numRuns: 400 },
  );
});

test("with many items and discounts, the items add up to the MRR", () => {
  const anyPrice = fc
    .tuple(fc.constantFrom("0", "0.5", "333", "1000.5", "29000"), fc.constantFrom("day", "week", "month", "year"))
    .map(([amount, every]) => price(amount, every));
  const anyItem = fc.tuple(anyPrice, fc.integer({ min: 0, max: 9 })).map(([of, quantity]) => item(of, quantity));
  fc.assert(
    fc.property(
      fc.array(anyItem, { maxLength: 25 }),
      fc.subarray(coupons),
      fc.nat({ max: 100 }),
      (items, own, days) => {
        const asOfSeconds = start + days * day;
        const subscriptions = [subscription(items, { discounts: own })];
        const { events, metrics } = derived({ subscriptions }, {}, { asOfSeconds, changesFromSeconds: asOfSeconds });
        expect(total(metrics.plans)).toBe(metrics.mrr);
        for (const { items, mrr } of ledgerOf(events)) expect(total(items)).toBe(mrr);
      },
    ),
  );
});

/** The interval of an item without a known price is read from its billing periods. If it is worth nothing, its row stays. */
function comparable(items: LifecycleEvent["items"]): LifecycleEvent["items"] {
  return items?.map((each) => (each.mrr === 0 ? { ...each, interval: null, interval_count: null } : each)) ?? null;
}

function ledgerOf(events: readonly LifecycleEvent[]): LifecycleEvent[] {
  return events.filter(({ mrr_delta }) => mrr_delta !== null);
}

function amounts(items: LifecycleEvent["items"] | undefined): unknown[] | undefined {
  return items?.map(({ price_id, quantity, mrr }) => [price_id, quantity, mrr]);
}

function total(items: readonly { readonly mrr: number }[] | null): number {
  return (items ?? []).reduce((sum, { mrr }) => sum + mrr, 0);
}
