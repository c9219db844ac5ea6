import { exact } from "../exact.js";
import { isCancelling, type Counting } from "../mrr/counting.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { contractValue } from "../mrr/mrr.js";
import { mrrStateOf } from "../timeline/mrr-state.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/** What one subscription is worth at a time, in minor units of its currency. */
export interface SubscriptionMrr {
  readonly facts: SubscriptionFacts;
  readonly counting: Counting;
  readonly mrrMinor: number;
  readonly grossMinor: number;
  /** MRR that isn't scheduled to be cancelled. */
  readonly committedMinor: number;
  /** What it would be worth if its trial were over; 0 outside of a trial. */
  readonly trialMinor: number;
}

export function subscriptionMrrOf(
  facts: SubscriptionFacts,
  atSeconds: number,
  valuing: ValuationContext,
): SubscriptionMrr {
  const { counting, mrrMinor } = mrrStateOf(facts, atSeconds, valuing);
  const isWorth = counting === "counted" || counting === "trialing";
  const value = isWorth ? contractValue(facts, atSeconds, valuing) : undefined;
  return {
    facts,
    counting,
    mrrMinor,
    grossMinor: counting === "counted" ? (value?.grossMinor ?? 0) : 0,
    committedMinor: isCancelling(facts) ? 0 : mrrMinor,
    trialMinor: counting === "trialing" ? (value?.mrrMinor ?? 0) : 0,
  };
}

/** One amount of several holdings of the same currency. @throws InexactAmountError */
export function totalOf(
  mrrBySubscription: readonly SubscriptionMrr[],
  field: "mrrMinor" | "grossMinor" | "committedMinor" | "trialMinor",
): number {
  return exact(mrrBySubscription.reduce((sum, subscriptionMrr) => sum + subscriptionMrr[field], 0));
}
