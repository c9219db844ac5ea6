import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ValuationContext } from "./valuation-context.js";
import { roundHalfUp } from "./fraction.js";
import { valuationOf, type Valuation } from "./valuation.js";

/** What a subscription's contract is worth per month, whatever its status. */
export interface ContractValue {
  readonly mrrMinor: number;
  /** Before discounts. */
  readonly grossMinor: number;
  /** The discounts that made a difference, sorted. */
  readonly discountIds: readonly string[];
}

export function contractValue(
  subscription: SubscriptionFacts,
  atSeconds: number,
  valuing: ValuationContext,
): ContractValue {
  return valueOf(valuationOf(subscription, atSeconds, valuing));
}

/** A valuation's outcome: rounded half up, once. */
export function valueOf({ monthly, monthlyGross, discounts }: Valuation): ContractValue {
  const applied = discounts.flatMap(({ discount, taken }) => (taken.length > 0 ? discount.id : []));
  return {
    mrrMinor: roundHalfUp(monthly),
    grossMinor: roundHalfUp(monthlyGross),
    discountIds: [...new Set(applied)].toSorted(),
  };
}
