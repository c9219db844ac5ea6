import type { ValuationContext } from "../mrr/valuation-context.js";
import { pastDueLimit } from "../mrr/counting.js";
import type { ScheduledChange } from "../mrr/scheduled-change.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/**
 * Returns the scheduled changes of one representation of a subscription, ascending.
 * They lie after `fromSeconds` and before `toSeconds`. Stripe sends no event of the subscription for any of them.
 */
export function scheduledChangesOf(
  subscription: SubscriptionFacts,
  fromSeconds: number,
  toSeconds: number,
  valuing: ValuationContext,
): ScheduledChange[] {
  const discounts = [...subscription.discounts, ...subscription.items.flatMap((item) => item.discounts)];
  const scheduledChanges: ScheduledChange[] = [
    ...valuing.discounts.customerChanges,
    ...debtChanges(subscription, fromSeconds, valuing).map((atSeconds) => ({ atSeconds, isDiscountEnd: false })),
    ...discounts.flatMap((discount) => {
      const atSeconds = valuing.discounts.known(discount)?.endSeconds ?? null;
      return atSeconds === null ? [] : [{ atSeconds, isDiscountEnd: true }];
    }),
  ];
  const times = new Set(scheduledChanges.map(({ atSeconds }) => atSeconds));
  const ends = new Set(scheduledChanges.filter(({ isDiscountEnd }) => isDiscountEnd).map(({ atSeconds }) => atSeconds));
  return [...times]
    .filter((atSeconds) => fromSeconds < atSeconds && atSeconds < toSeconds)
    .toSorted((a, b) => a - b)
    .map((atSeconds) => ({ atSeconds, isDiscountEnd: ends.has(atSeconds) }));
}

/** Returns when past_due_max_days is over, and when a change of the unpaid invoices starts the count again. */
function debtChanges(
  subscription: SubscriptionFacts,
  fromSeconds: number,
  { debts, options }: ValuationContext,
): number[] {
  if (subscription.status !== "past_due" || options.pastDueMaxDays === null) return [];
  const changes = debts.changesOf(subscription.id).filter((seconds) => fromSeconds < seconds);
  const limits = [fromSeconds, ...changes].flatMap(
    (seconds) => pastDueLimit(debts.owedSince(subscription, seconds), options) ?? [],
  );
  return [...changes, ...limits];
}
