import { exact } from "../exact.js";
import { isCancelling, type Counting } from "../mrr/counting.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { contractValue } from "../mrr/mrr.js";
import { mrrStateOf } from "../timeline/mrr-state.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/** The MRR of one subscription at a time, in minor units of its currency. */
export interface SubscriptionMrr {
  readonly facts: SubscriptionFacts;
  readonly counting: Counting;
  readonly mrrMinor: number;
  /** Each item's part of the MRR, in the subscription's order; empty if it does not count. */
  readonly itemsMinor: readonly number[];
  readonly grossMinor: number;
  /** MRR that is not scheduled to be cancelled. */
  readonly committedMinor: number;
  /** The MRR if the trial were over; 0 outside of a trial. */
  readonly trialMinor: number;
}

export function subscriptionMrrOf(
  facts: SubscriptionFacts,
  atSeconds: number,
  valuing: ValuationContext,
): SubscriptionMrr {
  const { counting, mrrMinor } = mrrStateOf(facts, atSeconds, valuing);
  const hasValue = counting === "counted" || counting === "trialing";
  const value = hasValue ? contractValue(facts, atSeconds, valuing) : undefined;
  return {
    facts,
    counting,
    mrrMinor,
    itemsMinor: counting === "counted" ? (value?.itemsMinor ?? []) : [],
    grossMinor: counting === "counted" ? (value?.grossMinor ?? 0) : 0,
    committedMinor: isCancelling(facts) ? 0 : mrrMinor,
    trialMinor: counting === "trialing" ? (value?.mrrMinor ?? 0) : 0,
  };
}

/** Returns the sum of one field over subscriptions of the same currency. @throws InexactAmountError */
export function totalOf(
  mrrBySubscription: readonly SubscriptionMrr[],
  field: "mrrMinor" | "grossMinor" | "committedMinor" | "trialMinor",
): number {
  return exact(mrrBySubscription.reduce((sum, subscriptionMrr) => sum + subscriptionMrr[field], 0));
}
