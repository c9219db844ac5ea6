import { describe, expect, test } from "vitest";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { discount, item, monthly, now, price, subscription, valuingOf } from "../testing/world.js";
import { inOrder, mrrStateKey, mrrStateOf, termKey, type Term } from "./mrr-state.js";

const term = (priceId: string | null, quantity: number | null, mrrMinor = 0): Term => {
  return { priceId, productId: null, recurrence: null, quantity, mrrMinor };
};

/** Returns a subscription's state with the issues of its valuation. */
function stateOf(facts: SubscriptionFacts) {
  const valuing = valuingOf({ subscriptions: [facts] });
  return { ...mrrStateOf(facts, now, valuing), issues: valuing.issues.all() };
}

describe("the state of a subscription", () => {
  const metered = price(10, "month", { id: "price_a", isMetered: true });
  const items = [item(price(2900, "month", { id: "price_b" }), 2), item(metered, 5), item(price(null), null)];

  test("contains its MRR, and the part of each item", () => {
    const monthly = { interval: "month", intervalCount: 1 };
    const half = discount({ percentOff: "50" });
    expect(stateOf(subscription(items.slice(0, 2), { discounts: [half] }))).toEqual({
      counting: "counted",
      mrrMinor: 2900,
      terms: [
        { priceId: "price_a", productId: "prod_10", recurrence: monthly, quantity: null, mrrMinor: 0 },
        { priceId: "price_b", productId: "prod_2900", recurrence: monthly, quantity: 2, mrrMinor: 2900 },
      ],
      discountIds: [half.id],
      issues: [],
    });
  });

  test("contains 0 if it does not count, with the same terms", () => {
    expect(
      stateOf(subscription(items, { status: "unpaid", discounts: [discount({ percentOff: "50" })] })),
    ).toMatchObject({
      counting: "unpaid",
      mrrMinor: 0,
      terms: [
        { priceId: "price_a", quantity: null, mrrMinor: 0 },
        { priceId: "price_b", quantity: 2, mrrMinor: 0 },
        { priceId: "price_null_month", quantity: 1, mrrMinor: 0 },
      ],
      discountIds: [],
      issues: [],
    });
  });

  test("with an unknown status is 0, and an issue", () => {
    expect(stateOf(monthly(2900, { status: "asleep" }))).toMatchObject({
      counting: "unknown",
      mrrMinor: 0,
      issues: [
        { kind: "unknown_status", text: 'Subscription sub_1: its status "asleep" is unknown, so its MRR is 0.' },
      ],
    });
  });
});

test("terms are sorted by price and quantity as texts, then by MRR, whatever their order was", () => {
  const sorted = [term("a", 10), term("a", 2, 100), term("a", 2, 200), term("b", 1)];
  expect(inOrder(sorted.toReversed())).toEqual(sorted);
  expect(inOrder([1, 3, 0, 2].map((index) => sorted[index]!))).toEqual(sorted);
});

test("the key of a state contains whether it counts, and its terms, because event ids contain it", () => {
  const terms = [term("a", 2), term("b", null), term(null, 1)];
  const state = { mrrMinor: 100, terms, discountIds: [] };
  expect(mrrStateKey({ ...state, counting: "counted" })).toBe("counted|a*2+b*+*1");
  expect(mrrStateKey({ ...state, counting: "paused" })).toBe("not_counted|a*2+b*+*1");
  expect(mrrStateKey({ ...state, counting: "ended", terms: [] })).toBe("not_counted|");
  expect(termKey({ priceId: null, quantity: null })).toBe("*");
});
