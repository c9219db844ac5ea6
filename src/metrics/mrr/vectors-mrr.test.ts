import { describe, expect, test } from "vitest";
import type { ItemFacts, SubscriptionFacts } from "../dossier/subscription-facts.js";
import { customer, derived, discount, item, monthly, now, price, subscription } from "../testing/world.js";

const every = (interval: "day" | "week" | "month" | "year", intervalCount: number, amount: number) =>
  item(price(amount, interval, { recurrence: { interval, intervalCount } }));
const withDiscounts = (amount: number, ...discounts: SubscriptionFacts["discounts"]) => monthly(amount, { discounts });
const tiered = (
  scheme: "graduated" | "volume",
  quantity: number,
  ...tiers: [number | null, number, number][]
): ItemFacts =>
  item(
    price(null, "month", {
      scheme,
      tiers: tiers.map(([upTo, unit, flat]) => ({ upTo, unitAmountMinor: `${unit}`, flatAmountMinor: `${flat}` })),
    }),
    quantity,
  );
const later = now + 86_400 * 30;

describe("the MRR of one active subscription", () => {
  const cases: [string, SubscriptionFacts, number][] = [
    ["1: monthly 2900 x 3", subscription([item(price(2900), 3)]), 8700],
    ["2: weekly 1000", subscription([item(price(1000, "week"))]), 4333],
    ["3: every 2 weeks 1000", subscription([every("week", 2, 1000)]), 2167],
    ["4: daily 100", subscription([item(price(100, "day"))]), 3042],
    ["6: every 3 months 10000", subscription([every("month", 3, 10_000)]), 3333],
    ["7: yearly 12000", subscription([item(price(12_000, "year"))]), 1000],
    ["7: every 2 years 24000", subscription([every("year", 2, 24_000)]), 1000],
    [
      "8: yearly 12000, 25 % forever",
      subscription([item(price(12_000, "year"))], { discounts: [discount({ percentOff: "25" })] }),
      750,
    ],
    [
      "9: 5000, 50 % repeating, ends later",
      withDiscounts(5000, discount({ percentOff: "50", duration: "repeating" }, { endSeconds: later })),
      2500,
    ],
    ["11: 10000, 20 % once", withDiscounts(10_000, discount({ percentOff: "20", duration: "once" })), 10_000],
    ["12: 2000, 500 off forever", withDiscounts(2000, discount({ amountOffMinor: 500 })), 1500],
    [
      "12: yearly 60000, 5000 off",
      subscription([item(price(60_000, "year"))], { discounts: [discount({ amountOffMinor: 5000 })] }),
      4583,
    ],
    ["13: 1000, 2500 off", withDiscounts(1000, discount({ amountOffMinor: 2500 })), 0],
    [
      "18: usd 10000, eur amount off",
      withDiscounts(10_000, discount({ amountOffMinor: 500, currency: "eur" })),
      10_000,
    ],
    ["19: graduated, 7 units", subscription([tiered("graduated", 7, [5, 700, 0], [null, 500, 1000])]), 5500],
    ["20: volume, 6 units", subscription([tiered("volume", 6, [5, 700, 0], [null, 650, 200])]), 4100],
    [
      "21: graduated with a flat first tier, 12 units",
      subscription([tiered("graduated", 12, [10, 0, 5000], [null, 300, 0])]),
      5600,
    ],
    [
      "22: packages of 5 rounded up, 12 units",
      subscription([item(price(1000, "month", { transformQuantity: { divideBy: 5, round: "up" } }), 12)]),
      3000,
    ],
    ["24: metered only", subscription([item(price(2000, "month", { isMetered: true }), null)]), 0],
    [
      "25: licensed 2000 and metered",
      subscription([item(price(2000)), item(price(1, "month", { isMetered: true }), null)]),
      2000,
    ],
    ["26: quantity 0", subscription([item(price(2900), 0)]), 0],
    ["26: no quantity on a licensed item counts as 1", subscription([item(price(2900), null)]), 2900],
    ["29: price 0", monthly(0), 0],
    ["30: 2900 and a one-time 5000", subscription([item(price(2900)), item(price(5000, null))]), 2900],
    ["31: 2900 and 1000 x 4", subscription([item(price(2900)), item(price(1000), 4)]), 6900],
  ];
  test.each(cases)("vector %s", (_name, facts, mrr) => {
    const { metrics, issues } = derived({ subscriptions: [facts] });
    expect(metrics).toMatchObject({ mrr, arr: 12 * mrr, status: "active" });
    expect(issues).toEqual([]);
  });

  test("vectors 13, 26, 29: an active customer with MRR 0 is free, and has no movement", () => {
    for (const facts of [
      monthly(0),
      subscription([item(price(2900), 0)]),
      withDiscounts(1000, discount({ amountOffMinor: 2500 })),
    ]) {
      const { metrics, events } = derived({ subscriptions: [facts] });
      expect(metrics.status_detail).toBe("free");
      expect(events.every(({ movement }) => movement === null)).toBe(true);
    }
  });

  test("vector 16: the customer's discount applies unless the subscription has its own", () => {
    const ofCustomer = customer({ discount: discount({ id: "c30", percentOff: "30" }) });
    const own = discount({ id: "s10", percentOff: "10" });
    expect(derived({ customer: ofCustomer, subscriptions: [monthly(10_000)] }).metrics.mrr).toBe(7000);
    const both = derived({ customer: ofCustomer, subscriptions: [withDiscounts(10_000, own)] });
    expect(both.metrics).toMatchObject({ mrr: 9000, mrr_gross: 10_000 });
  });

  test.each([
    ["a forever coupon of 700 usd / 600 eur on an eur 3000", "eur", 2400],
    ["the same on an usd 3000", "usd", 2300],
    ["the same on a gbp 3000, in which the coupon has no amount", "gbp", 3000],
  ])("%s", (_name, currency, mrr) => {
    const both = discount({ amountOffMinor: 700, currency: "usd", currencyOptions: { eur: 600 } });
    const facts = subscription([item(price(3000, "month", { currency }))], { currency, discounts: [both] });
    const { metrics, issues } = derived({ customer: customer({ currency }), subscriptions: [facts] });
    expect(metrics).toMatchObject({ currency, mrr, mrr_gross: 3000 });
    expect(issues).toEqual([]);
  });

  test("vector 33: currencies are kept separate, never summed", () => {
    const eur = subscription([item(price(2000, "month", { currency: "eur" }))], { id: "sub_2", currency: "eur" });
    const { metrics } = derived({ customer: customer({ currency: "usd" }), subscriptions: [monthly(2900), eur] });
    expect(metrics.mrr).toBe(2900);
    expect(metrics.mrr_by_currency).toEqual([
      { currency: "eur", currency_exponent: 2, amount: 2000 },
      { currency: "usd", currency_exponent: 2, amount: 2900 },
    ]);
  });
});
