import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ValuationContext } from "./valuation-context.js";
import { roundHalfUp } from "./fraction.js";
import { valuationOf, type Valuation } from "./valuation.js";

/** The MRR of a subscription's contract, whatever its status. */
export interface ContractValue {
  readonly mrrMinor: number;
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
export function valueOf({ monthly, monthlyGross, discounts }: Valuation): ContractValue {
  const applied = discounts.flatMap(({ discount, taken }) => (taken.length > 0 ? discount.id : []));
  return {
    mrrMinor: roundHalfUp(monthly),
    grossMinor: roundHalfUp(monthlyGross),
    discountIds: [...new Set(applied)].toSorted(),
  };
}
