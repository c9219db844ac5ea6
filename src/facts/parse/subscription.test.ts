import { describe, expect, test } from "vitest";
import { subscriptionFacts } from "./subscription.js";
import { UnreadableObject } from "./unreadable.js";

import { coupon, current, legacy, price } from "./testing.js";

const rate = (percentage: number, inclusive: boolean) => ({ id: "txr", percentage, inclusive });
const taxed = (item: object, subscription: object) =>
  subscriptionFacts({ ...current, ...subscription, items: { data: [{ id: "si_1", price, ...item }] } }).items[0]
    ?.inclusiveTaxPercent;

describe("a subscription", () => {
  test("has the same facts in every API version", () => {
    const clover = {
      ...current,
      discounts: [{ id: "di_1", source: { type: "coupon", coupon: "HALF" }, start: 1000, end: 5000 }],
    };
    const basil = { ...current, discounts: [{ id: "di_1", coupon, start: 1000, end: 5000 }] };
    const facts = subscriptionFacts(current);
    expect(subscriptionFacts(legacy)).toEqual(facts);
    expect(subscriptionFacts(basil)).toEqual(facts);
    expect(subscriptionFacts(clover).discounts).toEqual([{ ...facts.discounts[0], coupon: undefined }]);
    expect(facts).toMatchObject({
      startSeconds: 900,
      currency: "usd",
      discounts: [{ couponId: "HALF", endSeconds: 5000 }],
    });
    expect(facts.items).toMatchObject([
      { quantity: 2, periodEndSeconds: 2000, price: { currency: "usd", unitAmountMinor: "2900" } },
    ]);
  });

  test("of the earliest versions has a plan instead of a price, even without items", () => {
    const plan = {
      id: "gold",
      amount: 2900,
      currency: "usd",
      interval: "month",
      interval_count: 1,
      product: "prod_1",
      nickname: "Gold",
    };
    const withItems = { ...current, items: { data: [{ id: "si_1", plan, quantity: 1 }] } };
    const { items, ...rest } = current;
    expect(items).toBeDefined();
    for (const json of [withItems, { ...rest, plan, quantity: 1 }]) {
      expect(subscriptionFacts(json).items).toMatchObject([
        {
          quantity: 1,
          price: { id: "gold", nickname: "Gold", unitAmountMinor: "2900", recurrence: { interval: "month" } },
        },
      ]);
    }
  });

  test("sums the inclusive tax of the item's rates, or of its own if the item has none; with Stripe Tax it is unknown", () => {
    expect(taxed({ tax_rates: [rate(19.5, true), rate(5, false)] }, { default_tax_rates: [rate(7, true)] })).toBe(
      "19.5",
    );
    expect(taxed({ tax_rates: [] }, { default_tax_rates: [rate(7, true)] })).toBe("7");
    expect(taxed({ price: { ...price, tax_behavior: "inclusive" } }, { automatic_tax: { enabled: true } })).toBeNull();
    expect(taxed({ price: { ...price, tax_behavior: "exclusive" } }, { automatic_tax: { enabled: true } })).toBe("0");
  });

  test("that can't be parsed throws one error that contains its id", () => {
    expect(() => subscriptionFacts({ ...current, status: undefined })).toThrow(
      new UnreadableObject("subscription", "sub_1", 'its field "status" is missing'),
    );
    expect(() => subscriptionFacts({ ...current, items: { data: [{ id: "si_9" }] } })).toThrow(
      /sub_1.*si_9 has no price/,
    );
  });
});
