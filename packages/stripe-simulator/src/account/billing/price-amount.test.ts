import { expect, it } from "vitest";
import { VirtualClock } from "../../clock.js";
import { createAccount } from "../account.js";
import type { Pricing } from "../params/catalog.js";
import { priceAmount } from "./price-amount.js";

const MONTH = { interval: "month" } as const;

it.each<[string, Omit<Pricing, "currency">, number, number]>([
  ["a unit amount times the quantity", { unitAmount: 2900 }, 3, 8700],
  ["a decimal of a minor unit, rounded half up once", { unitAmountDecimal: "0.125" }, 4, 1],
  ["half a minor unit upwards", { unitAmountDecimal: "0.5" }, 1, 1],
  [
    "graduated tiers, each for its own units",
    {
      tiers: {
        mode: "graduated",
        steps: [
          { upTo: 5, unitAmount: 700 },
          { upTo: null, unitAmount: 500, flatAmount: 1000 },
        ],
      },
    },
    7,
    5500,
  ],
  [
    "the volume tier that holds the whole quantity",
    {
      tiers: {
        mode: "volume",
        steps: [
          { upTo: 5, unitAmount: 700 },
          { upTo: null, unitAmount: 650, flatAmount: 200 },
        ],
      },
    },
    6,
    4100,
  ],
  [
    "packages, with a begun package in full",
    { unitAmount: 1000, transformQuantity: { divideBy: 5, round: "up" } },
    12,
    3000,
  ],
  ["full packages only", { unitAmount: 1000, transformQuantity: { divideBy: 5, round: "down" } }, 12, 2000],
  ["nothing for a quantity of zero", { unitAmount: 2900 }, 0, 0],
])("a price amounts to %s", (_, pricing, quantity, expected) => {
  const account = createAccount({ clock: new VirtualClock(0) });
  const product = account.createProduct({ name: "Pro" }).id;
  expect(priceAmount(account.createPrice({ ...pricing, currency: "usd", product, recurring: MONTH }), quantity)).toBe(
    expected,
  );
});
