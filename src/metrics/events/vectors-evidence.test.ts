import { describe, expect, test } from "vitest";
import type { PriceFacts } from "../dossier/catalog-facts.js";
import type { LineFacts, PendingProration } from "../dossier/invoice-facts.js";
import { context, isLedger, ledger, line, proration, since, yearly } from "../testing/evidence.js";
import { at, derived, eventLines, invoice, item, noReferences, price, subscription } from "../testing/world.js";

describe("evidence of changes that no event shows any more", () => {
  test("yearly 24000 since 02-01, raised to 36000 on 04-20 and prorated at once: +1000 on 04-20", () => {
    const [old, now] = [yearly(24_000), yearly(36_000)];
    expect(
      ledger(
        since("2026-02-01", now),
        [
          ["2026-02-01", [line(old, "2026-02-01", "2027-02-01")], "subscription_create"],
          ["2026-04-20", proration("2026-04-20", "2027-02-01", [old, 1], [now, 1]), "subscription_update"],
        ],
        [],
        [old, now],
      ),
    ).toEqual([
      "2026-02-01 subscription_changed [started] 0->2000 usd new history/inferred",
      "2026-04-20 subscription_changed [upgraded] 2000->3000 usd expansion history/exact",
    ]);
  });

  const seats = yearly(12_000);
  const seatsLedger = [
    "2026-01-10 subscription_changed [started] 0->2000 usd new history/inferred",
    "2026-03-05 subscription_changed [quantity] 2000->9000 usd expansion history/exact",
    "2026-07-01 subscription_changed [quantity] 9000->4000 usd contraction history/exact",
  ];
  const begun: readonly [string, readonly LineFacts[], string] = [
    "2026-01-10",
    [line(seats, "2026-01-10", "2027-01-10", { quantity: 2 })],
    "subscription_create",
  ];
  const more = proration("2026-03-05", "2027-01-10", [seats, 2], [seats, 9]);
  const fewer = proration("2026-07-01", "2027-01-10", [seats, 9], [seats, 4]);

  test("yearly seats at 12000: 2 on 01-10, 9 on 03-05, 4 on 07-01", () => {
    const invoices = [
      begun,
      ["2026-03-05", more, "subscription_update"],
      ["2026-07-01", fewer, "subscription_update"],
    ] as const;
    expect(ledger(since("2026-01-10", seats, 4), invoices)).toEqual(seatsLedger);
  });

  test("the same with create_prorations, the lines still pending", () => {
    const pending = [...more, ...fewer].map((each): PendingProration => {
      const { periodStartSeconds: recordedSeconds } = each;
      return { id: `ii_${each.id}`, customerId: "cus_1", currency: "usd", recordedSeconds, line: each };
    });
    expect(ledger(since("2026-01-10", seats, 4), [begun], pending)).toEqual(seatsLedger);
  });

  test("the same in flexible billing mode, which credits each earlier debit", () => {
    const [first] = proration("2026-07-01", "2027-01-10", [seats, 2], [seats, 4]);
    const [second, debit] = proration("2026-07-01", "2027-01-10", [seats, 7], [seats, 4]);
    const credits = [
      { ...first!, id: "il_credit_1" },
      { ...second!, id: "il_credit_2" },
    ];
    const invoices = [
      begun,
      ["2026-03-05", more, "subscription_update"],
      ["2026-07-01", [...credits, debit!], "subscription_update"],
    ] as const;
    expect(ledger(since("2026-01-10", seats, 4), invoices)).toEqual(seatsLedger);
  });

  test("the same if the prorations name the subscription only, and what they credit", () => {
    const unnamed = (lines: readonly LineFacts[], credited: string) =>
      lines.map((each) => ({
        ...each,
        itemId: null,
        creditedLineIds: each.proration === "credit" ? [credited] : [],
      }));
    const invoices = [
      begun,
      ["2026-03-05", unnamed(more, begun[1][0]!.id!), "subscription_update"],
      ["2026-07-01", unnamed(fewer, "il_debit_2026-03-05"), "subscription_update"],
    ] as const;
    expect(ledger(since("2026-01-10", seats, 4), invoices)).toEqual(seatsLedger);
  });

  test("monthly 1900 -> 3900 on 08-17, prorated on the next invoice of 09-03: +2000 on 08-17", () => {
    const [old, now] = [price(1900), price(3900)];
    const bill = (of: PriceFacts, from: string, to: string) => line(of, from, to);
    const of = subscription([item(now, 1, { id: "si_1" })], {
      createdSeconds: at("2026-07-03"),
      startSeconds: at("2026-07-03"),
    });
    expect(
      ledger(
        of,
        [
          ["2026-07-03", [bill(old, "2026-07-03", "2026-08-03")], "subscription_create"],
          ["2026-08-03", [bill(old, "2026-08-03", "2026-09-03")]],
          [
            "2026-09-03",
            [...proration("2026-08-17", "2026-09-03", [old, 1], [now, 1]), bill(now, "2026-09-03", "2026-10-03")],
          ],
        ],
        [],
        [old, now],
      ),
    ).toEqual([
      "2026-07-03 subscription_changed [started] 0->1900 usd new history/inferred",
      "2026-08-17 subscription_changed [upgraded] 1900->3900 usd expansion history/exact",
    ]);
  });

  test("graduated [<=10: 500; rest: 300 + flat 900], 14 units, seen first from its invoices: one event of 7100", () => {
    const tiered = price(null, "month", {
      id: "price_tiered",
      scheme: "graduated",
      tiers: [
        { upTo: 10, unitAmountMinor: "500", flatAmountMinor: "0" },
        { upTo: null, unitAmountMinor: "300", flatAmountMinor: "900" },
      ],
    });
    const of = subscription([item(tiered, 14, { id: "si_1" })], { createdSeconds: at("2026-08-01") });
    const tiers = (from: string, to: string) =>
      [
        [10, 5000],
        [4, 1200],
        [0, 900],
      ].map(([quantity, amountMinor], index) =>
        line(tiered, from, to, { id: `il_${from}_${index}`, quantity: quantity!, amountMinor: amountMinor! }),
      );
    const months = ["2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"];
    const invoices = months.slice(0, -1).map((from, index) => [from, tiers(from, months[index + 1]!)] as const);
    const derivation = derived(
      {
        subscriptions: [of],
        invoices: invoices.map(([created, lines]) => invoice({ id: created, createdSeconds: at(created), lines })),
      },
      {},
      context,
    );
    expect(eventLines(derivation).filter(isLedger)).toEqual([
      "2026-08-01 subscription_changed [started] 0->7100 usd new history/inferred",
    ]);
    expect(derivation.events.find(({ event_type }) => event_type === "subscription_changed")).toMatchObject({
      quantity: 14,
      price_id: "price_tiered",
    });
  });

  test("one invoice with lines of A (1900) and B (2900 -> 3900 on 09-12): A never changes", () => {
    const [priceA, old, now] = [price(1900), price(2900), price(3900)];
    const started = { createdSeconds: at("2026-08-01"), startSeconds: at("2026-08-01") };
    const a = subscription([item(priceA, 1, { id: "si_a" })], { ...started, id: "sub_a" });
    const b = subscription([item(now, 1, { id: "si_b" })], { ...started, id: "sub_b" });
    const ofA = (from: string, to: string) => line(priceA, from, to, { subscriptionId: "sub_a", itemId: "si_a" });
    const ofB = (of: PriceFacts, from: string, to: string) =>
      line(of, from, to, { subscriptionId: "sub_b", itemId: "si_b" });
    const change = proration("2026-09-12", "2026-10-01", [old, 1], [now, 1]).map((each) => ({
      ...each,
      subscriptionId: "sub_b",
      itemId: "si_b",
    }));
    const bills: [string, LineFacts[]][] = [
      ["2026-08-01", [ofA("2026-08-01", "2026-09-01"), ofB(old, "2026-08-01", "2026-09-01")]],
      ["2026-09-01", [ofA("2026-09-01", "2026-10-01"), ofB(old, "2026-09-01", "2026-10-01")]],
      ["2026-10-01", [ofA("2026-10-01", "2026-11-01"), ...change, ofB(now, "2026-10-01", "2026-11-01")]],
    ];
    const invoices = bills.map(([created, lines]) =>
      invoice({ id: created, subscriptionId: "sub_a", createdSeconds: at(created), lines }),
    );
    const known = new Map([priceA, old, now].map((each) => [each.id, each]));
    const derivation = derived({ subscriptions: [a, b], invoices }, {}, context, {
      ...noReferences,
      price: (id) => known.get(id),
    });
    const rows = derivation.events.filter(({ event_type }) => event_type === "subscription_changed");
    expect(
      rows.map(({ subscription_id: id, occurred_at: time, mrr_delta: delta }) => [id, time.slice(0, 10), delta]),
    ).toEqual([
      ["sub_a", "2026-08-01", 1900],
      ["sub_b", "2026-08-01", 2900],
      ["sub_b", "2026-09-12", 1000],
    ]);
  });

  test("an item that was added has only a debit, one that was removed only a credit", () => {
    const [base, extra] = [price(2900), price(1000)];
    const of = subscription([item(base, 1, { id: "si_1" })], { createdSeconds: at("2026-08-01") });
    const ofExtra = { itemId: "si_2" };
    const [, added] = proration("2026-08-10", "2026-09-01", [extra, 1], [extra, 1]);
    const [removed] = proration("2026-08-20", "2026-09-01", [extra, 1], [extra, 1]);
    expect(
      ledger(
        of,
        [
          ["2026-08-01", [line(base, "2026-08-01", "2026-09-01")]],
          ["2026-08-10", [{ ...added!, ...ofExtra }], "subscription_update"],
          ["2026-08-20", [{ ...removed!, ...ofExtra }], "subscription_update"],
          ["2026-09-01", [line(base, "2026-09-01", "2026-10-01")]],
        ],
        [],
        [base, extra],
      ),
    ).toEqual([
      "2026-08-01 subscription_changed [started] 0->2900 usd new history/inferred",
      "2026-08-10 subscription_changed [upgraded] 2900->3900 usd expansion history/exact",
      "2026-08-20 subscription_changed [downgraded] 3900->2900 usd contraction history/exact",
    ]);
  });

  test("a change of interval has a credit and a new period, seconds apart, and is one change", () => {
    const [old, now] = [price(2900), yearly(29_000)];
    const of = subscription([item(now, 1, { id: "si_1", periodStartSeconds: at("2026-08-12T00:00:40Z") })], {
      createdSeconds: at("2026-08-01"),
    });
    const [credit] = proration("2026-08-12", "2026-09-01", [old, 1], [now, 1]);
    const whole = { ...line(now, "2026-08-12", "2027-08-12"), periodStartSeconds: at("2026-08-12T00:00:40Z") };
    expect(
      ledger(
        of,
        [
          ["2026-08-01", [line(old, "2026-08-01", "2026-09-01")]],
          ["2026-08-12", [credit!, whole], "subscription_update"],
        ],
        [],
        [old, now],
      ),
    ).toEqual([
      "2026-08-01 subscription_changed [started] 0->2900 usd new history/inferred",
      "2026-08-12T00:00:40Z subscription_changed [interval] 2900->2417 usd contraction history/exact",
    ]);
  });

  test("a backdated change occurred when its period began, and was recorded with its invoice", () => {
    const of = since("2026-01-10", seats, 9);
    const invoices = [begun, ["2026-03-20", more, "subscription_update"]] as const;
    expect(ledger(of, invoices)[1]).toBe(
      "2026-03-05 (recorded 2026-03-20) subscription_changed [quantity] 2000->9000 usd expansion history/exact",
    );
  });

  test("what a credit takes back is known although no line of its period is", () => {
    const of = since("2026-01-10", seats, 9);
    expect(ledger(of, [["2026-03-05", more, "subscription_update"]])).toEqual(seatsLedger.slice(0, 2));
  });
});
