import { describe, expect, test } from "vitest";
import type { CouponDuration, PriceFacts } from "../dossier/catalog-facts.js";
import type { LineFacts } from "../dossier/invoice-facts.js";
import { defaultOptions } from "../options.js";
import { line } from "../testing/evidence.js";
import { at, invoice, price } from "../testing/world.js";
import {
  billedAmounts,
  billsWholePeriod,
  discountIdsOf,
  discountsOfLines,
  type LineDiscounts,
} from "./billed-amounts.js";
import type { HeldItem } from "./contracts.js";
import type { SubscriptionLine } from "./subscription-lines.js";

const off = (discountId: string, amountMinor: number) => ({ discountId, amountMinor });
const all: LineDiscounts = { of: ({ discounts }) => discounts };
const of = price(1000);
const shown = (each: LineFacts): SubscriptionLine => {
  const { periodStartSeconds: seconds } = each;
  return { line: each, invoice: invoice(), currency: "usd", issuedSeconds: seconds, recordedSeconds: seconds };
};
const august = (rest: Partial<LineFacts> = {}, price: PriceFacts = of) => line(price, "2026-08-01", "2026-09-01", rest);
/** The last 16 of 31 days. */
const rest = (rest: Partial<LineFacts> = {}, price: PriceFacts = of) =>
  line(price, "2026-08-16", "2026-09-01", { proration: "debit", ...rest });

/** Returns the MRR of items that these lines show, with or without the lines of their periods. */
function billedOf(lines: readonly (readonly [LineFacts, LineFacts?])[], prices: readonly PriceFacts[] = []) {
  const items = new Map(
    lines.map(([each, period], index): [string, HeldItem] => [
      `si_${index}`,
      { line: shown(each), period: period && shown(period) },
    ]),
  );
  const contract = { fromSeconds: at("2026-08-01"), recordedSeconds: at("2026-08-01"), isExact: false, items };
  return billedAmounts(contract, all, (id) => prices.find((each) => each.id === id));
}

describe("the discounts of lines that lower MRR", () => {
  const again = line(of, "2026-09-01", "2026-10-01", { discounts: [off("di_twice", 100)] });
  const lines = [
    august({ discounts: [off("di_once", 100), off("di_twice", 100), off("di_none", 0)] }),
    august({ id: "il_2", discounts: [off("di_once", 50)] }),
    again,
  ].map(shown);
  const idsOf = (durations: Record<string, CouponDuration> = {}, options = defaultOptions) =>
    discountsOfLines(lines, options, (id) => durations[id])
      .of(lines[0]!.line)
      .map(({ discountId }) => discountId);

  test("are those in several periods, if their coupons are unknown", () => {
    expect(idsOf()).toEqual(["di_twice"]);
    expect(idsOf({}, { ...defaultOptions, discounts: "forever" })).toEqual([]);
    expect(idsOf({}, { ...defaultOptions, discounts: "all" })).toEqual(["di_once", "di_twice"]);
  });

  test("are none of a line in no known period", () => {
    expect(discountsOfLines([], defaultOptions, () => undefined).of(again)).toEqual([]);
  });

  test("are those whose coupons' durations count", () => {
    expect(idsOf({ di_once: "forever", di_twice: "once" })).toEqual(["di_once"]);
  });
});

describe("the MRR of billed amounts", () => {
  const monthly = { interval: "month", intervalCount: 1 } as const;

  test.each<[string, LineFacts, number]>([
    ["a month", august(), 1000],
    ["a year", line(of, "2026-08-01", "2027-08-01", { amountMinor: 12_000 }), 1000],
    ["two weeks", line(of, "2026-08-01", "2026-08-15", { amountMinor: 1000 }), 2167],
    ["a month, less its discounts", august({ discounts: [off("a", 100), off("b", 50)] }), 850],
    ["a month, less its tax", august({ inclusiveTaxMinor: 160 }), 840],
    ["a month, less both", august({ discounts: [off("a", 100)], inclusiveTaxMinor: 160 }), 740],
    ["a month, of which more is off than it costs", august({ discounts: [off("a", 1100)] }), 0],
  ])("of %s", (_what, each, mrrMinor) => {
    expect(billedOf([[each]])).toMatchObject({ counting: "counted", mrrMinor });
  });

  test("is exact if the price is known and was billed", () => {
    // 2 units of 1.25 every 3 months are 2.5, billed as 3. Four such items are 3.33 a month, and 4 by the billed amount.
    const quarter = (amountMinor: number) => line(of, "2026-08-01", "2026-11-01", { quantity: 2, amountMinor });
    const cheap = price("1.25", "month", { id: of.id, recurrence: { interval: "month", intervalCount: 3 } });
    const four = [[quarter(3)], [quarter(3)], [quarter(3)], [quarter(3)]] as const;
    expect(billedOf(four, [cheap]).mrrMinor).toBe(3);
    expect(billedOf(four).mrrMinor).toBe(4);
    expect(billedOf([[quarter(7)]], [cheap]).mrrMinor).toBe(2);
  });

  test("of a proration is that of its whole period, net of what its line contains", () => {
    // 16 of 31 days: 516 is 1000 a month, less 16 and 31 is 909.
    expect(billedOf([[rest({ amountMinor: 516 }), august()]]).mrrMinor).toBe(1000);
    const reduced = rest({ amountMinor: 516, discounts: [off("a", 16)], inclusiveTaxMinor: 31 });
    expect(billedOf([[reduced, august()]]).mrrMinor).toBe(909);
    expect(billedOf([[rest({ amountMinor: -516, proration: "credit" }), august()]]).mrrMinor).toBe(1000);
  });

  test("of a proration without its period is that of its own days", () => {
    // 16 days are no recurrence of a known price: 310 in 16 days, 365/12 days a month.
    expect(billedOf([[rest({ amountMinor: 310 })]]).mrrMinor).toBe(589);
  });

  test("is that of the known recurrence, if a line covers about all of it", () => {
    const days = (count: number) => line(of, "2026-08-01", `2026-08-${count + 1}`, { amountMinor: 1000 });
    // Less than a tenth is missing of 30.4 days.
    expect(billedOf([[days(28)]], [of]).mrrMinor).toBe(1000);
    expect(billedOf([[days(27)]], [of]).mrrMinor).toBe(Math.round((1000 * 365) / 12 / 27));
    const own = { ...days(28), recurrence: { interval: "week", intervalCount: 4 } } as const;
    expect(billedOf([[own]], [of]).mrrMinor).toBe(Math.round((1000 * 52) / 12 / 4));
  });

  test("is each item's, with its price, quantity and recurrence", () => {
    const large = price(2000);
    const yearly = price(12_000, "year");
    const lines = [
      [august({ quantity: 3, amountMinor: 3000 })],
      [august({ quantity: null }, large)],
      [line(yearly, "2026-08-01", "2027-08-01", { recurrence: { interval: "month", intervalCount: 12 } })],
    ] as const;
    expect(billedOf(lines, [of])).toMatchObject({
      mrrMinor: 6000,
      terms: [
        { priceId: of.id, productId: of.productId, recurrence: monthly, quantity: 3, mrrMinor: 3000 },
        {
          priceId: yearly.id,
          productId: yearly.productId,
          recurrence: { interval: "month", intervalCount: 12 },
          quantity: 1,
          mrrMinor: 1000,
        },
        { priceId: large.id, productId: large.productId, recurrence: monthly, quantity: 1, mrrMinor: 2000 },
      ],
      discountIds: [],
    });
  });

  test("has the recurrence that a line shows, else its price's", () => {
    const yearly = price(12_000, "year", { id: of.id });
    const recurrenceOf = (each: LineFacts) => billedOf([[each]], [yearly]).terms[0]?.recurrence;
    const shown = { interval: "month", intervalCount: 12 } as const;
    expect(recurrenceOf(rest({ recurrence: shown }))).toEqual(shown);
    expect(recurrenceOf(rest())).toEqual(yearly.recurrence);
  });

  test("names the discounts of its lines and of their periods, sorted and once each", () => {
    const period = august({ discounts: [off("c", 1), off("a", 1)] });
    expect(billedOf([[rest({ discounts: [off("b", 1)] }), period], [period]]).discountIds).toEqual(["a", "b", "c"]);
    const item = { line: shown(rest({ discounts: [off("c", 1)] })), period: shown(period) };
    expect(discountIdsOf(item, all)).toEqual(["c", "a"]);
    expect(discountIdsOf({ line: shown(period), period: undefined }, all)).toEqual(["c", "a"]);
  });
});

describe("a line bills a whole period of its price", () => {
  test.each<[string, LineFacts, PriceFacts, boolean]>([
    ["if amount and length are those of the price", august(), of, true],
    ["with its quantity", august({ quantity: 3, amountMinor: 3000 }), of, true],
    ["as one unit without a quantity", august({ quantity: null }), of, true],
    ["in whole minor units", august({ amountMinor: 1000 }), price("999.5"), true],
    ["but not with another amount", august({ amountMinor: 999 }), of, false],
    ["but not for a part of it", line(of, "2026-08-01", "2026-08-16"), of, false],
    ["but not if the price's amount is unknown", august(), price(null), false],
  ])("%s", (_what, each, of, expected) => {
    expect(billsWholePeriod(shown(each), of)).toBe(expected);
  });

  test("in its own recurrence, if it shows one", () => {
    const recurrence = { interval: "week", intervalCount: 2 } as const;
    expect(billsWholePeriod(shown(line(of, "2026-08-01", "2026-08-15", { recurrence })), of)).toBe(true);
    expect(billsWholePeriod(shown(august({ recurrence })), of)).toBe(false);
  });
});
