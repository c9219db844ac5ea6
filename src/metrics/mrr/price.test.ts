import { describe, expect, test } from "vitest";
import type { PriceFacts, TierFacts } from "../dossier/catalog-facts.js";
import { price } from "../testing/world.js";
import { roundHalfUp } from "./fraction.js";
import { amountPerPeriod, amountsIn } from "./price.js";

const tiers: readonly TierFacts[] = [
  { upTo: 5, unitAmountMinor: "700", flatAmountMinor: "100" },
  { upTo: 10, unitAmountMinor: "600", flatAmountMinor: "50" },
  { upTo: null, unitAmountMinor: "500", flatAmountMinor: "1000" },
];
const tiered = (scheme: "graduated" | "volume", given: readonly TierFacts[] | undefined = tiers) =>
  price(null, "month", { scheme, tiers: given });
const packed = (round: "up" | "down") => price(1000, "month", { transformQuantity: { divideBy: 5, round } });

const costOf = (of: PriceFacts, quantity: number, currency = "usd"): number | undefined => {
  const amount = amountPerPeriod(of, currency, quantity);
  return amount && roundHalfUp(amount);
};

describe("the cost of a quantity", () => {
  test.each<[string, PriceFacts, readonly (readonly [quantity: number, cost: number])[]]>([
    [
      "per unit",
      price(700),
      [
        [0, 0],
        [1, 700],
        [3, 2100],
      ],
    ],
    [
      "per package, rounded up",
      packed("up"),
      [
        [0, 0],
        [1, 1000],
        [5, 1000],
        [6, 2000],
      ],
    ],
    [
      "per package, rounded down",
      packed("down"),
      [
        [0, 0],
        [4, 0],
        [5, 1000],
        [9, 1000],
      ],
    ],
    [
      "in graduated tiers",
      tiered("graduated"),
      [
        [0, 0],
        [1, 800],
        [5, 3600],
        [6, 4250],
        [10, 6650],
        [12, 8650],
      ],
    ],
    [
      "in volume tiers",
      tiered("volume"),
      [
        [0, 0],
        [1, 800],
        [5, 3600],
        [6, 3650],
        [10, 6050],
        [11, 6500],
      ],
    ],
    [
      "in tiers without a last one",
      tiered("graduated", tiers.slice(0, 1)),
      [
        [5, 3600],
        [9, 3600],
      ],
    ],
    [
      "in volume tiers without a last one",
      tiered("volume", tiers.slice(0, 1)),
      [
        [5, 3600],
        [6, 0],
      ],
    ],
  ])("%s", (_name, of, costs) => {
    expect(costs.map(([quantity]) => [quantity, costOf(of, quantity)])).toEqual(costs);
  });

  test("is unknown without an amount, tiers or the currency", () => {
    expect(costOf(price(null), 1)).toBeUndefined();
    expect(costOf(price(null, "month", { scheme: "graduated" }), 1)).toBeUndefined();
    expect(costOf(price(null, "month", { scheme: "volume" }), 1)).toBeUndefined();
    expect(costOf(price(700), 1, "eur")).toBeUndefined();
    expect(costOf(tiered("volume"), 1, "eur")).toBeUndefined();
  });

  test("in another currency is that of its option", () => {
    const inEuro = { unitAmountMinor: "650", tiers: undefined };
    const of = price(700, "month", { currencyOptions: { eur: inEuro } });
    expect([costOf(of, 2), costOf(of, 2, "eur"), costOf(of, 2, "gbp")]).toEqual([1400, 1300, undefined]);
    expect(amountsIn(of, "eur")).toEqual(inEuro);
    const withTiers = price(null, "month", { scheme: "volume", tiers, currencyOptions: { eur: inEuro } });
    expect(amountsIn(withTiers, "usd")).toBe(withTiers);
    expect(amountsIn(withTiers, "eur")).toBeUndefined();
  });
});
