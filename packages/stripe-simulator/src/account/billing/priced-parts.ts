import { Big } from "big.js";
import type { Price } from "../types.js";
import { flatAmount, priceAmount, reachedTiers, unitsAmount, type ReachedTier } from "./price-amount.js";

/** A part of what an item costs, which an invoice shows as a line of its own. */
export interface PricedPart {
  /** The units that this part bills. A flat amount has 0. */
  readonly quantity: number;
  /** Minor units. */
  readonly amountMinor: number;
  /** The amount of one unit, or the flat amount. Stripe's documentation does not state it for tiers: inferred. */
  readonly unitAmountDecimal: string | null;
  /** From 1. null: the price has no tiers, or the quantity is 0. */
  readonly tier: number | null;
}

/**
 * Returns the parts of what a quantity costs. They add up to `priceAmount`. A tiered price has one part for each tier
 * reached. If any of its tiers has a flat amount, each tier reached has a second part of quantity 0. Seen in an invoice
 * with metered, graduated prices; inferred for licensed and volume prices.
 */
export function pricedParts(price: Price, quantity: number): PricedPart[] {
  if (!price.tiers || quantity === 0) {
    const unitAmountDecimal = price.unit_amount_decimal;
    return [{ quantity, amountMinor: priceAmount(price, quantity), unitAmountDecimal, tier: null }];
  }
  return partsOf(price, reachedTiers(price, quantity));
}

/**
 * Returns the parts of a metered item's usage. Without usage, a tiered price still bills the flat amount of its first
 * tier (https://docs.stripe.com/subscriptions/pricing-models/tiered-pricing).
 */
export function usageParts(price: Price, quantity: number): PricedPart[] {
  const [first] = price.tiers ?? [];
  return first && quantity === 0
    ? partsOf(price, [{ tier: first, number: 1, units: 0 }])
    : pricedParts(price, quantity);
}

function partsOf(price: Price, reached: readonly ReachedTier[]): PricedPart[] {
  const hasFlatAmounts = (price.tiers ?? []).some((tier) => tier.flat_amount_decimal !== null);
  const exact = reached.flatMap(({ tier, number, units }) => [
    { quantity: units, amount: unitsAmount({ tier, units }), unit: tier.unit_amount_decimal, tier: number },
    ...(hasFlatAmounts
      ? [{ quantity: 0, amount: flatAmount(tier), unit: tier.flat_amount_decimal, tier: number }]
      : []),
  ]);
  let sum = new Big(0);
  return exact.map(({ quantity, amount, unit, tier }) => {
    // Each part ends where the rounded sum ends, so that no fraction is lost.
    const before = rounded(sum);
    sum = sum.plus(amount);
    return { quantity, amountMinor: rounded(sum) - before, unitAmountDecimal: unit, tier };
  });
}

function rounded(amount: Big): number {
  return Number(amount.round(0, Big.roundHalfUp));
}
