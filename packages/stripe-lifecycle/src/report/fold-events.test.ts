import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EventRow } from "./event-row.js";
import { foldEvents } from "./fold-events.js";

function row(type: string, day: number, fields: Partial<EventRow> = {}): EventRow {
  return {
    type,
    seconds: day * 86_400 + 3600,
    subscriptionId: "sub_1",
    invoiceId: null,
    isInferred: false,
    currency: "usd",
    amountMinor: null,
    previousMrrMinor: null,
    mrrMinor: null,
    mrrDeltaMinor: null,
    movement: null,
    plan: null,
    changeTypes: [],
    details: [],
    ...fields,
  };
}

function ledger(day: number, from: number, to: number, fields: Partial<EventRow> = {}): EventRow {
  const type = to === 0 ? "subscription_cancelled" : "subscription_changed";
  return row(type, day, { previousMrrMinor: from, mrrMinor: to, mrrDeltaMinor: to - from, ...fields });
}

function label(type: string, day: number, from: number, to: number): EventRow {
  return row(type, day, { previousMrrMinor: from, mrrMinor: to });
}

const told = (rows: readonly EventRow[]) => foldEvents(rows).map(({ type, labels }) => [type, ...labels]);

describe("each fact is there once", () => {
  test("labels of a change decorate the change with the same amounts", () => {
    const rows = [
      ledger(1, 0, 2900, { changeTypes: ["started"] }),
      label("subscription_started", 1, 0, 2900),
      ledger(2, 2900, 4900, { changeTypes: ["quantity"] }),
      label("subscription_upgraded", 2, 2900, 4900),
      ledger(2, 4900, 3900, { changeTypes: ["quantity"] }),
      label("subscription_downgraded", 2, 4900, 3900),
    ];
    expect(told(rows)).toEqual([
      ["subscription_changed", "started"],
      ["subscription_changed", "upgraded", "quantity"],
      ["subscription_changed", "downgraded", "quantity"],
    ]);
  });

  test("labels of a payment decorate the payment of the same invoice", () => {
    const paid = { invoiceId: "in_1", amountMinor: 2900 };
    const rows = [
      row("payment_failed", 1, { invoiceId: "in_1", details: ["attempt 1"] }),
      row("payment_succeeded", 3, paid),
      row("payment_recovered", 3, { ...paid, details: ["after 1 failed attempt"] }),
      row("subscription_renewed", 3, paid),
      row("trial_converted", 3, { ...paid, plan: "Pro, by the month" }),
      row("payment_succeeded", 3, { invoiceId: "in_2", amountMinor: 100 }),
    ];
    expect(told(rows)).toEqual([
      ["payment_failed"],
      ["payment_succeeded", "recovered", "renewed", "trial_converted"],
      ["payment_succeeded"],
    ]);
    expect(foldEvents(rows)[1]).toMatchObject({
      amountMinor: 2900,
      plan: "Pro, by the month",
      detail: "after 1 failed attempt",
    });
  });

  test("the end of a trial belongs to the cancellation, or to the pause and its change", () => {
    expect(
      told([
        row("trial_expired", 1),
        ledger(1, 0, 0),
        row("trial_expired", 2, { subscriptionId: "sub_2" }),
        row("subscription_paused", 2, { subscriptionId: "sub_2" }),
        ledger(2, 500, 100, { subscriptionId: "sub_2", changeTypes: ["paused"] }),
      ]),
    ).toEqual([
      ["subscription_cancelled", "trial_expired"],
      ["subscription_changed", "trial_expired", "paused"],
    ]);
  });

  test("a label without its event, of another subscription, or of another second is a fact of its own", () => {
    const rows = [
      ledger(1, 0, 2900),
      { ...label("subscription_started", 1, 0, 2900), subscriptionId: "sub_2" },
      label("subscription_started", 2, 0, 2900),
      row("payment_recovered", 3, { invoiceId: "in_9" }),
      row("subscription_renewed", 3),
    ];
    expect(told(rows).map(([type]) => type)).toEqual(rows.map(({ type }) => type));
  });
});

describe("MRR before and after", () => {
  test("is the customer's, over all subscriptions of the currency", () => {
    const rows = [
      ledger(1, 0, 2900),
      ledger(2, 0, 1000, { subscriptionId: "sub_2" }),
      ledger(2, 0, 700, { subscriptionId: "sub_3", currency: "jpy" }),
      ledger(3, 2900, 0),
      row("payment_succeeded", 3, { amountMinor: 2900 }),
    ];
    expect(foldEvents(rows).map((event) => [event.previousMrrMinor, event.mrrMinor])).toEqual([
      [0, 2900],
      [2900, 3900],
      [0, 700],
      [3900, 1000],
      [null, null],
    ]);
  });

  test("ends in the sum of the deltas, and each event begins where the last one of its currency ended", () => {
    const change = fc.record({
      day: fc.nat(50),
      subscription: fc.constantFrom("sub_1", "sub_2"),
      currency: fc.constantFrom("usd", "jpy", "kwd"),
      delta: fc.integer({ min: -5000, max: 5000 }),
      hasLabel: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const rows = changes
          .toSorted((one, other) => one.day - other.day)
          .flatMap(({ day, subscription, currency, delta, hasLabel }) => {
            const own = { subscriptionId: subscription, currency, previousMrrMinor: 0, mrrMinor: delta };
            return [
              row("subscription_changed", day, { ...own, mrrDeltaMinor: delta }),
              ...(hasLabel ? [row("subscription_started", day, own)] : []),
            ];
          });
        const events = foldEvents(rows);
        expect(events).toHaveLength(changes.length);
        const balances = new Map<string, number>();
        for (const { currency, previousMrrMinor, mrrMinor } of events) {
          expect(previousMrrMinor).toBe(balances.get(currency!) ?? 0);
          balances.set(currency!, mrrMinor!);
        }
        for (const [currency, balance] of balances) {
          const deltas = changes.filter((each) => each.currency === currency).map(({ delta }) => delta);
          expect(balance).toBe(deltas.reduce((sum, delta) => sum + delta, 0));
        }
      }),
    );
  });
});
