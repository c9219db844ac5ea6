import { describe, expect, test } from "vitest";
import type { PriceFacts } from "../dossier/catalog-facts.js";
import type { LineFacts } from "../dossier/invoice-facts.js";
import { context, isLedger, ledger, line, proration, since, yearly } from "../testing/evidence.js";
import {
  at,
  billed,
  derived,
  discount,
  eventLines,
  invoice,
  item,
  noReferences,
  price,
  subscription,
} from "../testing/world.js";

describe("prorations that are easily misread", () => {
  const monthlyOf = (items: Parameters<typeof subscription>[0], rest = {}) =>
    subscription(items, { createdSeconds: at("2026-08-01"), startSeconds: at("2026-08-01"), ...rest });
  const ofAugust = (of: PriceFacts, rest: Partial<LineFacts> = {}) => line(of, "2026-08-01", "2026-09-01", rest);

  test("a prorated price of several tiers is one item: 12 -> 14 units of graduated [<=10: 500; rest: 300]", () => {
    const tiered = price(null, "month", {
      id: "price_tiered",
      scheme: "graduated",
      tiers: [
        { upTo: 10, unitAmountMinor: "500", flatAmountMinor: "0" },
        { upTo: null, unitAmountMinor: "300", flatAmountMinor: "0" },
      ],
    });
    const tier = (from: string, to: string, id: string, quantity: number, amountMinor: number) =>
      line(tiered, from, to, {
        id,
        quantity,
        amountMinor,
        proration: id.startsWith("credit") ? "credit" : id.startsWith("debit") ? "debit" : null,
      });
    const change = [
      tier("2026-08-16", "2026-09-01", "credit_1", 10, -2500),
      tier("2026-08-16", "2026-09-01", "credit_2", 2, -300),
      tier("2026-08-16", "2026-09-01", "debit_1", 10, 2500),
      tier("2026-08-16", "2026-09-01", "debit_2", 4, 600),
    ];
    const of = monthlyOf([item(tiered, 14, { id: "si_1" })]);
    expect(
      ledger(of, [
        [
          "2026-08-01",
          [tier("2026-08-01", "2026-09-01", "il_1", 10, 5000), tier("2026-08-01", "2026-09-01", "il_2", 2, 600)],
        ],
        ["2026-08-16", change, "subscription_update"],
      ]),
    ).toEqual([
      "2026-08-01 subscription_changed [started] 0->5600 usd new history/inferred",
      "2026-08-16 subscription_changed [quantity] 5600->6200 usd expansion history/exact",
    ]);
  });

  test("the same lines without their item, and a credit of 0 without what it credits, are one item's too", () => {
    const tiered = price(null, "month", {
      id: "price_tiered",
      scheme: "graduated",
      tiers: [
        { upTo: 10, unitAmountMinor: "0", flatAmountMinor: "0" },
        { upTo: null, unitAmountMinor: "300", flatAmountMinor: "0" },
      ],
    });
    const whole = (quantity: number, amountMinor: number) => ofAugust(tiered, { quantity, amountMinor });
    const change = (id: string, quantity: number, amountMinor: number) =>
      line(tiered, "2026-08-16", "2026-09-01", {
        id,
        itemId: null,
        quantity,
        amountMinor,
        // Without the ids of what it credits, a line of amount 0 is read as a debit.
        proration: amountMinor < 0 ? "credit" : "debit",
      });
    const flat = [change("il_flat", 0, 0), change("il_free", 0, 0)];
    const changes = [change("il_credit", 2, -300), ...flat, change("il_debit", 14, 600)];
    const of = monthlyOf([item(tiered, 14, { id: "si_1" })]);
    expect(
      ledger(of, [
        ["2026-08-01", [whole(12, 600)]],
        ["2026-08-16", changes, "subscription_update"],
      ]),
    ).toEqual([
      "2026-08-01 subscription_changed [started] 0->600 usd new history/inferred",
      "2026-08-16 subscription_changed [quantity] 600->1200 usd expansion history/exact",
    ]);
  });

  test("a discount of one item leaves the other items as they are", () => {
    const [first, old, now] = [price(1000), price(1900), price(3900)];
    const forty = discount({ id: "forty", percentOff: "40" });
    const of = monthlyOf([item(first, 1, { id: "si_1", discounts: [forty] }), item(now, 1, { id: "si_2" })]);
    const off = { discounts: [{ discountId: forty.id, amountMinor: 400 }] };
    const change = proration("2026-08-16", "2026-09-01", [old, 1], [now, 1]).map((each) => ({
      ...each,
      itemId: "si_2",
    }));
    expect(
      ledger(
        of,
        [
          ["2026-08-01", [ofAugust(first, off), ofAugust(old, { itemId: "si_2" })]],
          ["2026-08-16", change, "subscription_update"],
        ],
        [],
        [first, old, now],
      ),
    ).toEqual([
      "2026-08-01 subscription_changed [started] 0->2500 usd new history/inferred",
      "2026-08-16 subscription_changed [upgraded] 2500->4500 usd expansion history/exact",
    ]);
  });

  test("the credit of an end, seconds before it, is no change", () => {
    const of1900 = price(1900);
    const ended = monthlyOf([item(of1900, 1, { id: "si_1" })], {
      status: "canceled",
      endedSeconds: at("2026-08-20T00:00:40Z"),
    });
    const [credit] = proration("2026-08-20", "2026-09-01", [of1900, 1], [of1900, 1]);
    expect(
      ledger(ended, [
        ["2026-08-01", [ofAugust(of1900)]],
        ["2026-08-20", [credit!], "subscription_update"],
      ]),
    ).toEqual(["2026-08-01 subscription_changed [started] 0->1900 usd new history/inferred"]);
  });

  test.each(["il_a", "il_z"])("a credit of 0 without what it credits is no debit, whatever its id (%s)", (id) => {
    const [free, now] = [price(0), price(3900)];
    const of = monthlyOf([item(now, 1, { id: "si_1" })]);
    const [, debit] = proration("2026-08-16", "2026-09-01", [free, 1], [now, 1]);
    const credit = { ...debit!, id, priceId: free.id, amountMinor: 0 };
    expect(
      ledger(
        of,
        [
          ["2026-08-01", [ofAugust(free)]],
          ["2026-08-16", [credit, debit!], "subscription_update"],
        ],
        [],
        [free, now],
      )[1],
    ).toBe("2026-08-16 subscription_changed [upgraded] 0->3900 usd new history/exact");
  });

  test("an item that is added at a price already held, by a line without an item, is added", () => {
    const base = price(1000);
    const of = monthlyOf([item(base, 1, { id: "si_1" }), item(base, 2, { id: "si_2" })]);
    const [, added] = proration("2026-08-10", "2026-09-01", [base, 2], [base, 2]);
    const september = (itemId: string, quantity: number) =>
      line(base, "2026-09-01", "2026-10-01", { id: `il_${itemId}`, itemId, quantity });
    expect(
      ledger(
        of,
        [
          ["2026-08-01", [ofAugust(base)]],
          ["2026-08-10", [{ ...added!, itemId: null }], "subscription_update"],
          ["2026-09-01", [september("si_1", 1), september("si_2", 2)]],
        ],
        [],
        [base],
      ),
    ).toEqual([
      "2026-08-01 subscription_changed [started] 0->1000 usd new history/inferred",
      "2026-08-10 subscription_changed [upgraded] 1000->3000 usd expansion history/exact",
    ]);
  });

  test("prorations on a draft date their change, too", () => {
    const [old, now] = [yearly(12_000), yearly(24_000)];
    const draft = invoice({
      id: "in_draft",
      status: "draft",
      createdSeconds: at("2026-11-19"),
      lines: proration("2026-05-20", "2026-11-20", [old, 1], [now, 1]),
    });
    const begun = billed(old, "2025-11-20", "2026-11-20");
    const of = since("2025-11-20", now);
    const references = { ...noReferences, price: (id: string) => [old, now].find((each) => each.id === id) };
    const lines = eventLines(derived({ subscriptions: [of], invoices: [begun, draft] }, {}, context, references));
    expect(lines.filter(isLedger)).toEqual([
      "2025-11-20 subscription_changed [started] 0->1000 usd new history/inferred",
      "2026-05-20 subscription_changed [upgraded] 1000->2000 usd expansion history/exact",
    ]);
  });

  test("a change that is backdated across a renewal is one change, recorded with its invoice", () => {
    const [old, now] = [price(1900), price(3900)];
    const of = monthlyOf([item(now, 1, { id: "si_1" })]);
    const change = [
      ...proration("2026-08-20", "2026-09-01", [old, 1], [now, 1]),
      ...proration("2026-09-01", "2026-10-01", [old, 1], [now, 1]),
    ];
    expect(
      ledger(
        of,
        [
          ["2026-08-01", [ofAugust(old)]],
          ["2026-09-01", [line(old, "2026-09-01", "2026-10-01")]],
          ["2026-09-10", change, "subscription_update"],
          ["2026-10-01", [line(now, "2026-10-01", "2026-11-01")]],
        ],
        [],
        [old, now],
      ),
    ).toEqual([
      "2026-08-01 subscription_changed [started] 0->1900 usd new history/inferred",
      "2026-08-20 (recorded 2026-09-10) subscription_changed [upgraded] 1900->3900 usd expansion history/exact",
    ]);
  });
});
