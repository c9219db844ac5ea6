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
    return price.tiers_mode === "volume" ? volume(price.tiers, quantity) : graduated(price.tiers, quantity);
  return new Big(price.unit_amount_decimal ?? 0).times(billedUnits(price, quantity));
}

function billedUnits({ transform_quantity: transform }: Price, quantity: number): number {
  if (!transform) return quantity;
  const packages = quantity / transform.divide_by;
  return transform.round === "up" ? Math.ceil(packages) : Math.floor(packages);
}

function graduated(tiers: Tiers, quantity: number): Big {
  let amount = new Big(0);
  let reached = 0;
  for (const tier of tiers) {
    if (quantity <= reached) break;
    const upTo = Math.min(tier.up_to ?? quantity, quantity);
    amount = amount.plus(tierAmount(tier, upTo - reached));
    reached = upTo;
  }
  return amount;
}

function volume(tiers: Tiers, quantity: number): Big {
  const tier = tiers.find(({ up_to }) => up_to === null || quantity <= up_to);
  return tier ? tierAmount(tier, quantity) : new Big(0);
}

function tierAmount(tier: Tiers[number], units: number): Big {
  return new Big(tier.unit_amount_decimal ?? 0).times(units).plus(tier.flat_amount_decimal ?? 0);
}
