import type { TierFacts } from "../dossier/catalog-facts.js";
import { add, fraction, multiply, zero, type Fraction } from "./fraction.js";

/**
 * Each unit costs what its own tier says; the flat amount of every tier that is reached comes on top.
 * No units reach no tier. https://docs.stripe.com/subscriptions/pricing-models/tiered-pricing#graduated-pricing
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
 * All units cost what the tier says that the last unit falls into, plus that tier's flat amount.
 * https://docs.stripe.com/subscriptions/pricing-models/tiered-pricing#volume-based-pricing
 */
export function volume(tiers: readonly TierFacts[], units: number): Fraction {
  const tier = units > 0 ? tiers.find(({ upTo }) => upTo === null || units <= upTo) : undefined;
  return tier ? cost(tier, units) : zero;
}

function cost(tier: TierFacts, units: number): Fraction {
  const perUnit = multiply(fraction(tier.unitAmountMinor), fraction(units));
  return add(perUnit, fraction(tier.flatAmountMinor));
}
