import { Big } from "big.js";
import type { Price } from "../types.js";

type Tiers = NonNullable<Price["tiers"]>;

/**
 * Returns the amount for a quantity per period, in whole minor units, rounded half up
 * (https://docs.stripe.com/products-prices/pricing-models). A quantity of 0 costs 0.
 */
export function priceAmount(price: Price, quantity: number): number {
  if (quantity === 0) return 0;
  return Number(exactAmount(price, quantity).round(0, Big.roundHalfUp));
}

function exactAmount(price: Price, quantity: number): Big {
  if (price.tiers)
    return reachedTiers(price, quantity).reduce((sum, reached) => sum.plus(tierAmount(reached)), new Big(0));
  return new Big(price.unit_amount_decimal ?? 0).times(billedUnits(price, quantity));
}

function billedUnits({ transform_quantity: transform }: Price, quantity: number): number {
  if (!transform) return quantity;
  const packages = quantity / transform.divide_by;
  return transform.round === "up" ? Math.ceil(packages) : Math.floor(packages);
}

/** A tier that a quantity reaches, and its units in that tier. */
export interface ReachedTier {
  readonly tier: Tiers[number];
  /** From 1. */
  readonly number: number;
  readonly units: number;
}

/** Returns the tiers that a quantity reaches, lowest first. Volume: the only one that applies to all units. */
export function reachedTiers({ tiers, tiers_mode: mode }: Price, quantity: number): ReachedTier[] {
  const numbered = (tiers ?? []).map((tier, index) => ({ tier, number: index + 1 }));
  const applying = numbered.find(({ tier: { up_to } }) => up_to === null || quantity <= up_to);
  if (mode === "volume") return applying ? [{ ...applying, units: quantity }] : [];
  const reached: ReachedTier[] = [];
  let below = 0;
  for (const { tier, number } of numbered) {
    if (quantity <= below) break;
    const upTo = Math.min(tier.up_to ?? quantity, quantity);
    reached.push({ tier, number, units: upTo - below });
    below = upTo;
  }
  return reached;
}

/** Returns the amount of a tier: its units and its flat amount. */
function tierAmount({ tier, units }: ReachedTier): Big {
  return unitsAmount({ tier, units }).plus(flatAmount(tier));
}

/** Returns the exact amount of the units in a tier, without its flat amount. */
export function unitsAmount({ tier, units }: Pick<ReachedTier, "tier" | "units">): Big {
  return new Big(tier.unit_amount_decimal ?? 0).times(units);
}

/** Returns the exact flat amount of a tier. */
export function flatAmount(tier: Tiers[number]): Big {
  return new Big(tier.flat_amount_decimal ?? 0);
}
