import { exact } from "../exact.js";
import { isCancelling } from "../mrr/counting.js";
import type { Ground } from "../ground.js";
import type { InvoiceFacts } from "../facts/invoice-facts.js";
import { contractValue } from "../mrr/mrr.js";
import { standingOf } from "../timeline/standing.js";
import type { SubscriptionFacts } from "../facts/subscription-facts.js";
import { unpaidSince } from "../mrr/unpaid-since.js";

/** What one subscription is worth now, in minor units of its currency. */
export interface Holding {
  readonly facts: SubscriptionFacts;
  readonly mrrMinor: number;
  readonly grossMinor: number;
  /** MRR that isn't scheduled to be cancelled. */
  readonly committedMinor: number;
  /** What it would be worth if its trial were over; 0 outside of a trial. */
  readonly trialMinor: number;
}

export function portfolioOf(
  subscriptions: readonly SubscriptionFacts[],
  invoices: readonly InvoiceFacts[],
  asOfSeconds: number,
  ground: Ground,
): Holding[] {
  return subscriptions.map((facts) => {
    const own = invoices.filter(({ subscriptionId }) => subscriptionId === facts.id);
    const { counting, mrrMinor } = standingOf(facts, asOfSeconds, unpaidSince(facts, own), ground);
    const isWorth = counting === "counted" || counting === "trialing";
    const value = isWorth ? contractValue(facts, asOfSeconds, ground) : undefined;
    return {
      facts,
      mrrMinor,
      grossMinor: counting === "counted" ? (value?.grossMinor ?? 0) : 0,
      committedMinor: isCancelling(facts) ? 0 : mrrMinor,
      trialMinor: counting === "trialing" ? (value?.mrrMinor ?? 0) : 0,
    };
  });
}

/** One amount of several holdings of the same currency. @throws InexactAmountError */
export function totalOf(
  holdings: readonly Holding[],
  field: "mrrMinor" | "grossMinor" | "committedMinor" | "trialMinor",
): number {
  return exact(holdings.reduce((sum, holding) => sum + holding[field], 0));
}
