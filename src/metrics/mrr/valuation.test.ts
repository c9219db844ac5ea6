import { describe, expect, test } from "vitest";
import type { Dossier } from "../dossier/dossier.js";
import type { References } from "../dossier/references.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import {
  customer,
  discount,
  item,
  monthly,
  noReferences,
  now,
  price,
  subscription,
  valuingOf,
} from "../testing/world.js";
import { roundHalfUp } from "./fraction.js";
import { contractValue } from "./mrr.js";
import { valuationOf } from "./valuation.js";

const half = discount({ id: "half", percentOff: "50" });
const tenth = discount({ id: "tenth", percentOff: "10" });
const fifthOnce = discount({ id: "once", percentOff: "20", duration: "once" });

/** Returns how a subscription is valued, with the context that contains its issues. */
function valued(facts: SubscriptionFacts, of: Partial<Dossier> = {}, references: References = noReferences) {
  const valuing = valuingOf({ subscriptions: [facts], ...of }, {}, references);
  const steps = valuationOf(facts, now, valuing).discounts.map(({ discount: { id }, level, judgement, taken }) => {
    return [id, level, judgement.verdict, taken.map(({ amount }) => roundHalfUp(amount))];
  });
  return { ...contractValue(facts, now, valuing), steps, issues: valuing.issues.all() };
}

describe("the discounts of a contract", () => {
  const ofCustomer = { customer: customer({ discount: tenth }) };

  test("are taken off one after another: the items', then the subscription's", () => {
    const items = [item(price(1000), 1, { discounts: [half] }), item(price(3000))];
    const facts = subscription(items, { discounts: [tenth] });
    // 1000 less 50 % and 10 % is 450; 3000 less 10 % is 2700.
    expect(valued(facts)).toMatchObject({
      mrrMinor: 3150,
      itemsMinor: [450, 2700],
      grossMinor: 4000,
      discountIds: ["di_half", "di_tenth"],
      steps: [
        ["di_half", "item", "counted", [500]],
        ["di_tenth", "subscription", "counted", [50, 300]],
      ],
    });
  });

  test("keep what earlier ones took off, if a later one does not count", () => {
    const facts = subscription([item(price(1000), 1, { discounts: [half] })], { discounts: [fifthOnce] });
    expect(valued(facts)).toMatchObject({
      mrrMinor: 500,
      discountIds: ["di_half"],
      steps: [
        ["di_half", "item", "counted", [500]],
        ["di_once", "subscription", "duration", []],
      ],
    });
  });

  test("end with the customer's, if the subscription has none of its own that counts", () => {
    const steps = [["di_tenth", "customer", "counted", [100]]];
    expect(valued(monthly(1000), ofCustomer)).toMatchObject({ mrrMinor: 900, steps });
    expect(valued(monthly(1000, { discounts: [fifthOnce] }), ofCustomer)).toMatchObject({
      mrrMinor: 900,
      discountIds: ["di_tenth"],
      steps: [["di_once", "subscription", "duration", []], ...steps],
    });
    const ofItem = subscription([item(price(1000), 1, { discounts: [half] })]);
    // 1000 less 50 % is 500, less 10 % is 450.
    expect(valued(ofItem, ofCustomer)).toMatchObject({
      mrrMinor: 450,
      steps: [
        ["di_half", "item", "counted", [500]],
        ["di_tenth", "customer", "counted", [50]],
      ],
    });
  });

  test("do not include the customer's, if the subscription has its own", () => {
    expect(valued(monthly(1000, { discounts: [half] }), ofCustomer)).toMatchObject({
      mrrMinor: 500,
      discountIds: ["di_half"],
      steps: [
        ["di_half", "subscription", "counted", [500]],
        ["di_tenth", "customer", "replaced", []],
      ],
    });
  });

  test("are shown once each and sorted, and only if they took something off", () => {
    const elsewhere = discount({ id: "elsewhere", percentOff: "10", productIds: ["prod_else"] });
    const items = [item(price(1000), 1, { discounts: [tenth] }), item(price(2000), 1, { discounts: [tenth] })];
    const facts = subscription(items, { discounts: [half, elsewhere] });
    // 900 and 1800, less 50 %.
    expect(valued(facts)).toMatchObject({ mrrMinor: 1350, discountIds: ["di_half", "di_tenth"] });
  });
});

describe("an item", () => {
  test("that is no MRR has 0 of it, whatever its place", () => {
    const items = [
      item(price(5000, null)),
      item(price(2900)),
      item(price(1, "month", { isMetered: true })),
      item(price(1000)),
    ];
    expect(valued(subscription(items))).toMatchObject({ mrrMinor: 3900, itemsMinor: [0, 2900, 0, 1000] });
  });

  test("has the amount that the catalog shows, if its own price does not show it", () => {
    const tiered = price(null, "month", { id: "price_1", scheme: "volume" });
    const tiers = [{ upTo: null, unitAmountMinor: "500", flatAmountMinor: "0" }];
    const asked: string[] = [];
    const references = { ...noReferences, price: (id: string) => (asked.push(id), { ...tiered, tiers }) };
    expect(valued(subscription([item(tiered, 3)]), {}, references)).toMatchObject({ mrrMinor: 1500, issues: [] });
    expect(new Set(asked)).toEqual(new Set(["price_1"]));
  });

  test("has its own price's amount, if that is known", () => {
    const references = { ...noReferences, price: () => price(1) };
    expect(valued(monthly(2900), {}, references)).toMatchObject({ mrrMinor: 2900 });
  });

  test("of an unknown amount adds 0, and is an issue", () => {
    const items = [item(price(null, "month", { id: "price_1" })), item(price(2900))];
    expect(valued(subscription(items))).toMatchObject({
      mrrMinor: 2900,
      itemsMinor: [0, 2900],
      issues: [
        {
          kind: "unknown_amount",
          text: "Price price_1: its amount in usd is unknown, so it adds 0 to the MRR of sub_1.",
        },
      ],
    });
  });

  test.each([
    ["19", 10_000],
    ["7.5", 11_070],
    ["0", 11_900],
    ["0.0", 11_900],
  ])("counts without the %s %% tax that its price includes", (inclusiveTaxPercent, mrrMinor) => {
    const facts = subscription([item(price(11_900), 1, { inclusiveTaxPercent })]);
    expect(valued(facts)).toMatchObject({ mrrMinor, grossMinor: mrrMinor, issues: [] });
  });

  test("counts with its tax if the rate is unknown, and is an issue", () => {
    const facts = subscription([item(price(11_900), 1, { inclusiveTaxPercent: null })]);
    expect(valued(facts)).toMatchObject({
      mrrMinor: 11_900,
      issues: [
        {
          kind: "unknown_tax",
          text: "Price price_11900_month: it includes tax of an unknown rate, so the MRR of sub_1 includes the tax.",
        },
      ],
    });
  });
});
