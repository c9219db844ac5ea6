import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ValuationContext } from "./valuation-context.js";
import { roundHalfUp, zero } from "./fraction.js";
import { splitMrr } from "./split-mrr.js";
import { valuationOf, type Valuation } from "./valuation.js";

/** The MRR of a subscription's contract, whatever its status. */
export interface ContractValue {
  readonly mrrMinor: number;
  /** Each item's part of the MRR, in the subscription's order; 0 for items that are no MRR. */
  readonly itemsMinor: readonly number[];
  /** Before discounts. */
  readonly grossMinor: number;
  /** The discounts that lowered the MRR, sorted. */
  readonly discountIds: readonly string[];
}

/** Returns the contract's MRR at a time: 12000 a year gives 1000. @throws InexactAmountError */
export function contractValue(
  subscription: SubscriptionFacts,
  atSeconds: number,
  valuing: ValuationContext,
): ContractValue {
  return valueOf(valuationOf(subscription, atSeconds, valuing));
}

/**
 * Returns a valuation's result in whole minor units, rounded half up once: 3 items of 1000/3 give 1000.
 * @throws InexactAmountError
 */
export function valueOf({ items, monthly, monthlyGross, discounts }: Valuation): ContractValue {
  const applied = discounts.flatMap(({ discount, taken }) => (taken.length > 0 ? discount.id : []));
  const mrrMinor = roundHalfUp(monthly);
  return {
    mrrMinor,
    itemsMinor: splitMrr(
      mrrMinor,
      items.map((item) => ("monthly" in item ? item.monthly : zero)),
    ),
    grossMinor: roundHalfUp(monthlyGross),
    discountIds: [...new Set(applied)].toSorted(),
  };
}
