import type { ValuationContext } from "../mrr/valuation-context.js";
import { pastDueLimit } from "../mrr/counting.js";
import type { ScheduledChange } from "../mrr/scheduled-change.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/**
 * The turns of one representation of a subscription after `fromSeconds` and before `toSeconds`, ascending. Stripe sends no event of the
 * subscription for any of them.
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
  // Of several at one time, the last says what it is.
  return [...new Map(scheduledChanges.map((scheduled) => [scheduled.atSeconds, scheduled])).values()]
    .filter(({ atSeconds }) => fromSeconds < atSeconds && atSeconds < toSeconds)
    .toSorted((a, b) => a.atSeconds - b.atSeconds);
}

/** When the days of a past_due subscription are over, and when what it owes makes them begin anew. */
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
