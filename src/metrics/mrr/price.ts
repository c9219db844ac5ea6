import type { PriceAmounts, PriceFacts } from "../dossier/catalog-facts.js";
import { fraction, multiply, type Fraction } from "./fraction.js";
import { graduated, volume } from "./tiers.js";

/** Returns a price's amounts in a currency; undefined: this representation does not contain them. */
export function amountsIn(price: PriceFacts, currency: string): PriceAmounts | undefined {
  const amounts = price.currency === currency ? price : price.currencyOptions?.[currency];
  if (amounts === undefined) return undefined;
  return price.scheme === "per_unit" || amounts.tiers ? amounts : undefined;
}

/**
 * Returns the cost of a licensed quantity per billing period, before discounts, in minor units of `currency`.
 * undefined: the amount is unknown (tiers or currency options are missing, or the customer chooses the amount).
 *
 *     1000 per package of 5, rounded up, 12 units -> 3000
 */
export function amountPerPeriod(price: PriceFacts, currency: string, quantity: number): Fraction | undefined {
  const amounts = amountsIn(price, currency);
  if (!amounts) return undefined;
  if (price.scheme === "graduated") return graduated(amounts.tiers ?? [], quantity);
  if (price.scheme === "volume") return volume(amounts.tiers ?? [], quantity);
  if (amounts.unitAmountMinor === null) return undefined;
  return multiply(fraction(amounts.unitAmountMinor), fraction(packages(price, quantity)));
}

function packages({ transformQuantity }: PriceFacts, quantity: number): number {
  if (!transformQuantity) return quantity;
  const divided = quantity / transformQuantity.divideBy;
  return transformQuantity.round === "up" ? Math.ceil(divided) : Math.floor(divided);
}
