import type { Ground } from "../mrr/ground.js";
import { pastDueLimit } from "../mrr/counting.js";
import type { Turn } from "../mrr/turn.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/**
 * The turns of one rendering of a subscription after `fromSeconds` and before `toSeconds`, ascending. Stripe sends no event of the
 * subscription for any of them.
 */
export function turnsOf(
  subscription: SubscriptionFacts,
  fromSeconds: number,
  toSeconds: number,
  ground: Ground,
): Turn[] {
  const discounts = [...subscription.discounts, ...subscription.items.flatMap((item) => item.discounts)];
  const turns: Turn[] = [
    ...ground.discounts.customerTurns,
    ...debtTurns(subscription, fromSeconds, ground).map((atSeconds) => ({ atSeconds, isDiscountEnd: false })),
    ...discounts.flatMap((discount) => {
      const atSeconds = ground.discounts.known(discount)?.endSeconds ?? null;
      return atSeconds === null ? [] : [{ atSeconds, isDiscountEnd: true }];
    }),
  ];
  // Of several at one time, the last says what it is.
  return [...new Map(turns.map((turn) => [turn.atSeconds, turn])).values()]
    .filter(({ atSeconds }) => fromSeconds < atSeconds && atSeconds < toSeconds)
    .toSorted((a, b) => a.atSeconds - b.atSeconds);
}

/** When the days of a past_due subscription are over, and when what it owes makes them begin anew. */
function debtTurns(subscription: SubscriptionFacts, fromSeconds: number, { debts, options }: Ground): number[] {
  if (subscription.status !== "past_due" || options.pastDueMaxDays === null) return [];
  const changes = debts.turnsOf(subscription.id).filter((seconds) => fromSeconds < seconds);
  const limits = [fromSeconds, ...changes].flatMap(
    (seconds) => pastDueLimit(debts.owedSince(subscription, seconds), options) ?? [],
  );
  return [...changes, ...limits];
}
