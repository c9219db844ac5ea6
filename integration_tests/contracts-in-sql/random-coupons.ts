import type { Random } from "stripe-simulator";
import type { Json } from "../../src/facts/parse/json.js";
import { between, chance, decimalText, pick } from "./chance.js";
import { currencies, products } from "./random-prices.js";

/** A coupon as the stream `coupons` has it: a percentage or an amount, of any duration, some restricted to products. */
export function randomCoupon(random: Random, id: string): Json {
  const isPercent = chance(random, 0.55);
  return {
    id,
    object: "coupon",
    duration: pick(random, ["forever", "forever", "forever", "repeating", "once"]),
    percent_off: isPercent ? percent(random) : null,
    amount_off: isPercent ? null : between(random, 1, chance(random, 0.3) ? 60_000 : 2500),
    currency: isPercent ? null : pick(random, currencies),
    applies_to: chance(random, 0.35) ? { products: products.filter(() => chance(random, 0.5)) } : null,
  };
}

function percent(random: Random): number {
  if (chance(random, 0.06)) return 100;
  return Math.min(100, Number(decimalText(random, 99, chance(random, 0.3) ? 2 : 0)));
}
