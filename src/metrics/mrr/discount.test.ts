import { describe, expect, test } from "vitest";
import type { CouponDuration, CouponFacts, DiscountFacts } from "../dossier/catalog-facts.js";
import type { MetricsOptions } from "../options.js";
import { discount, monthly, now, valuingOf } from "../testing/world.js";
import { amountOffIn, applyCoupon, countsDuration, judgeDiscount, type Discountable } from "./discount.js";
import { fraction, roundHalfUp } from "./fraction.js";

const per = (amount: number, interval: Discountable["recurrence"]["interval"], productId: string | null = "prod") => {
  return { amount: fraction(amount), recurrence: { interval, intervalCount: 1 }, productId };
};
const coupon = (rest: Partial<CouponFacts>) => discount(rest).coupon!;

describe("a coupon takes off", () => {
  test.each<[string, Partial<CouponFacts>, readonly Discountable[], readonly number[]]>([
    ["a percentage of each item", { percentOff: "25" }, [per(3000, "month"), per(1000, "year")], [2250, 750]],
    [
      "a percentage of the items with its products",
      { percentOff: "25", productIds: ["prod"] },
      [per(3000, "month"), per(1000, "month", "prod_else"), per(1000, "month", null)],
      [2250, 1000, 1000],
    ],
    ["its amount, in proportion", { amountOffMinor: 800 }, [per(3000, "month"), per(1000, "month")], [2400, 800]],
    [
      "its amount from the items with the shortest interval",
      { amountOffMinor: 800 },
      [per(60_000, "year"), per(1000, "month")],
      [60_000, 200],
    ],
    ["its amount from no free item", { amountOffMinor: 800 }, [per(0, "week"), per(1000, "month")], [0, 200]],
    [
      "its amount from the items with its products",
      { amountOffMinor: 800, productIds: ["prod"] },
      [per(500, "week", "prod_else"), per(1000, "month"), per(2000, "week", null)],
      [500, 200, 2000],
    ],
    ["no more than the items cost", { amountOffMinor: 4001 }, [per(3000, "month"), per(1000, "month")], [0, 0]],
    ["all that the items cost", { amountOffMinor: 4000 }, [per(3000, "month"), per(1000, "month")], [0, 0]],
    ["nothing from free items alone", { amountOffMinor: 800 }, [per(0, "month")], [0]],
    ["nothing in a currency without an amount", { amountOffMinor: 800, currency: "eur" }, [per(3000, "month")], [3000]],
  ])("%s", (_what, rest, items, amounts) => {
    expect(applyCoupon(items, coupon(rest), "usd").map(({ amount }) => roundHalfUp(amount))).toEqual(amounts);
  });
});

test("a coupon's amount off is that of its currency, or of the currency's option", () => {
  const both = coupon({ amountOffMinor: 700, currency: "usd", currencyOptions: { eur: 600 } });
  expect(["usd", "eur", "gbp"].map((currency) => amountOffIn(both, currency))).toEqual([700, 600, undefined]);
  expect(amountOffIn(coupon({ currency: "usd" }), "usd")).toBeUndefined();
  expect(amountOffIn(coupon({ amountOffMinor: 700 }), "eur")).toBeUndefined();
});

test.each<[MetricsOptions["discounts"], readonly CouponDuration[]]>([
  ["none", []],
  ["forever", ["forever"]],
  ["forever_and_repeating", ["forever", "repeating"]],
  ["all", ["forever", "repeating", "once"]],
])("with the option discounts = %s, coupons of these durations lower MRR: %j", (discounts, counted) => {
  const durations: readonly CouponDuration[] = ["forever", "repeating", "once"];
  expect(durations.filter((duration) => countsDuration(duration, { discounts }))).toEqual(counted);
});

describe("whether a discount lowers MRR", () => {
  const judged = (given: DiscountFacts, discounts: MetricsOptions["discounts"] = "forever_and_repeating") => {
    const subscriptions = [monthly(2900, { discounts: [given] })];
    const valuing = valuingOf({ subscriptions }, { discounts });
    return { ...judgeDiscount(given, now, valuing), issues: valuing.issues.all() };
  };

  test.each<[string, DiscountFacts, string]>([
    ["forever", discount({ percentOff: "10" }), "counted"],
    ["repeating", discount({ percentOff: "10", duration: "repeating" }, { endSeconds: now + 1 }), "counted"],
    ["at its end", discount({ percentOff: "10", duration: "repeating" }, { endSeconds: now }), "ended"],
    ["once", discount({ percentOff: "10", duration: "once" }), "duration"],
  ])("%s", (_what, given, verdict) => {
    expect(judged(given)).toMatchObject({ verdict, known: { id: given.id }, issues: [] });
  });

  test("is unknown without its coupon, which is an issue if discounts lower MRR at all", () => {
    const unknown = discount({ percentOff: "10" }, { id: "di_x", coupon: undefined });
    expect(judged(unknown)).toEqual({
      verdict: "unknown",
      issues: [
        {
          kind: "unknown_coupon",
          text: "Discount di_x: its coupon is unknown, so MRR is given without this discount.",
        },
      ],
    });
    expect(judged(unknown, "none")).toEqual({ verdict: "unknown", issues: [] });
  });
});
