import type { TierFacts } from "../dossier/catalog-facts.js";
import { add, fraction, multiply, zero, type Fraction } from "./fraction.js";

/**
 * Returns the cost under graduated tiers: each unit costs its own tier's price.
 * The flat amount of every reached tier is added. 0 units reach no tier.
 * https://docs.stripe.com/subscriptions/pricing-models/tiered-pricing#graduated-pricing
 *
 *     700 each up to 5 units, then 500 each and 1000 flat; 7 units -> 5500
 */
export function graduated(tiers: readonly TierFacts[], units: number): Fraction {
  let total = zero;
  let below = 0;
  for (const tier of tiers) {
    const within = Math.min(units, tier.upTo ?? units) - below;
    if (within <= 0) break;
    total = add(total, cost(tier, within));
    below += within;
  }
  return total;
}

/**
 * Returns the cost under volume tiers: all units cost the price of the last unit's tier, plus its flat amount.
 * https://docs.stripe.com/subscriptions/pricing-models/tiered-pricing#volume-based-pricing
 *
 *     700 each up to 5 units, then 650 each and 200 flat; 6 units -> 4100
 */
export function volume(tiers: readonly TierFacts[], units: number): Fraction {
  const tier = units > 0 ? tiers.find(({ upTo }) => upTo === null || units <= upTo) : undefined;
  return tier ? cost(tier, units) : zero;
}

function cost(tier: TierFacts, units: number): Fraction {
  const perUnit = multiply(fraction(tier.unitAmountMinor), fraction(units));
  return add(perUnit, fraction(tier.flatAmountMinor));
}
