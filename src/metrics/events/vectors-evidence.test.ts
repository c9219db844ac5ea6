import { describe, expect, test } from "vitest";
import type { PriceFacts } from "../dossier/catalog-facts.js";
import type { LineFacts, PendingProration } from "../dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
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

/** Worked vectors as of 2026-11-20: contracts that changed before any event that Stripe still shows. */
const context = {
  asOfSeconds: at("2026-11-20"),
  changesFromSeconds: at("2026-10-21"),
  connectedAtSeconds: at("2026-11-20"),
};

function line(of: PriceFacts, from: string, to: string, rest: Partial<LineFacts> = {}): LineFacts {
  return billed(of, from, to, rest).lines[0]!;
}

/** Returns the credit of what an item held before a change, and the debit of what it holds after it. */
function proration(
  when: string,
  to: string,
  [before, quantityBefore]: readonly [PriceFacts, number],
  [after, quantityAfter]: readonly [PriceFacts, number],
): LineFacts[] {
  const share = (at(to) - at(when)) / (365 * 86_400);
  const part = (of: PriceFacts, quantity: number) => Math.round(Number(of.unitAmountMinor) * quantity * share);
  return [
    line(before, when, to, {
      id: `il_credit_${when}`,
      quantity: quantityBefore,
      amountMinor: -part(before, quantityBefore),
      proration: "credit",
    }),
    line(after, when, to, {
      id: `il_debit_${when}`,
      quantity: quantityAfter,
      amountMinor: part(after, quantityAfter),
      proration: "debit",
    }),
  ];
}

const isLedger = (text: string) => text.includes("subscription_changed");

function ledger(
  of: SubscriptionFacts,
  lines: readonly (readonly [string, readonly LineFacts[], string?])[],
  pendingProrations: readonly PendingProration[] = [],
  prices: readonly PriceFacts[] = [],
): string[] {
  const invoices = lines.map(([created, ofInvoice, billingReason = "subscription_cycle"]) =>
    invoice({ id: `in_${created}`, createdSeconds: at(created), billingReason, lines: ofInvoice }),
  );
  const byId = new Map(prices.map((each) => [each.id, each]));
  const references = { ...noReferences, price: (id: string) => byId.get(id) };
  return eventLines(derived({ subscriptions: [of], invoices, pendingProrations }, {}, context, references)).filter(
    isLedger,
  );
}

const yearly = (amount: number) => price(amount, "year");
const since = (start: string, of: PriceFacts, quantity = 1) =>
  subscription(
    [item(of, quantity, { id: "si_1", periodStartSeconds: at(start), periodEndSeconds: at("2027-01-10") })],
    {
      createdSeconds: at(start),
      startSeconds: at(start),
    },
  );

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
});
