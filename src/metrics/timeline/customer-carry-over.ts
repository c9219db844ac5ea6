import { subscriptionMrrOf, type SubscriptionMrr } from "../customer/subscription-mrr.js";
import type { DiscountFacts } from "../dossier/catalog-facts.js";
import type { EndingDiscount } from "../dossier/ended-discounts.js";
import { countsDuration } from "../mrr/discount.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { scheduledChangesOf } from "./scheduled-changes.js";

/**
 * What a later derivation of a customer can't see any more, and needs in order to tell what happened next. A plain JSON value: derived
 * streams keep it in their states, and hand it back as `carriedOver`.
 */
export interface CustomerCarryOver {
  /**
   * Epoch seconds: the first time after the derivation's at which the customer's MRR changes by time alone (a discount ends, the days of
   * `past_due_max_days` are over), without any change at Stripe. The customer has to be derived by the sync whose window it is in. null:
   * never.
   */
  readonly scheduledSeconds: number | null;
  /**
   * By subscription id, the statuses of those whose end won't tell what they were before it, since its event carries no previous values:
   * unpaid, paused, incomplete, past_due where that counts for some days only, and whatever Stripe adds later.
   */
  readonly idle: Readonly<Record<string, string>>;
  /** The discounts that are to end, since Stripe's objects may tell them no more when they have. Absent: there are none. */
  readonly ending?: readonly EndingDiscount[] | undefined;
}

/**
 * undefined: there is nothing to remember.
 * @param subscriptions as they stood at `asOfSeconds`
 */
export function carryOverOf(
  subscriptions: readonly SubscriptionFacts[],
  asOfSeconds: number,
  valuing: ValuationContext,
): CustomerCarryOver | undefined {
  const living = subscriptions.filter(({ endedSeconds }) => endedSeconds === null);
  const scheduledChanges = living.flatMap((subscription) => nextScheduled(subscription, asOfSeconds, valuing) ?? []);
  const idle = living.filter((subscription) => hidesItsStatus(subscription, asOfSeconds, valuing));
  if (scheduledChanges.length === 0 && idle.length === 0) return undefined;
  const scheduledSeconds = scheduledChanges.length > 0 ? Math.min(...scheduledChanges) : null;
  const ending = endingDiscounts(living, asOfSeconds, valuing);
  return {
    scheduledSeconds,
    ...(ending.length > 0 && { ending }),
    idle: Object.fromEntries(idle.map(({ id, status }) => [id, status])),
  };
}

/** The first time at which a subscription is worth another amount, or counts otherwise. */
function nextScheduled(
  subscription: SubscriptionFacts,
  asOfSeconds: number,
  valuing: ValuationContext,
): number | undefined {
  const now = worth(subscriptionMrrOf(subscription, asOfSeconds, valuing));
  return scheduledChangesOf(subscription, asOfSeconds, Infinity, valuing)
    .map(({ atSeconds }) => atSeconds)
    .find((seconds) => worth(subscriptionMrrOf(subscription, seconds, valuing)) !== now);
}

function worth({ counting, mrrMinor, trialMinor }: SubscriptionMrr): string {
  return [counting, mrrMinor, trialMinor].join();
}

function endingDiscounts(
  living: readonly SubscriptionFacts[],
  asOfSeconds: number,
  { discounts: discountIndex, options }: ValuationContext,
): EndingDiscount[] {
  const ending = (held: readonly DiscountFacts[], subscriptionId: string | null, itemId: string | null) =>
    held.flatMap((discount) => {
      const known = discountIndex.known(discount);
      if (!known || known.endSeconds === null || known.endSeconds <= asOfSeconds) return [];
      if (!countsDuration(known.coupon.duration, options)) return [];
      const { id, coupon, startSeconds, endSeconds } = known;
      return [{ id, couponId: coupon.id, startSeconds, endSeconds, subscriptionId, itemId }];
    });
  return [
    ...ending([discountIndex.ofCustomerAt(asOfSeconds) ?? []].flat(), null, null),
    ...living.flatMap(({ id, discounts, items }) => [
      ...ending(discounts, id, null),
      ...items.flatMap((item) => ending(item.discounts, id, item.id)),
    ]),
  ];
}

/** Its end would be taken for that of another status. */
function hidesItsStatus(
  { status, trialEndSeconds }: SubscriptionFacts,
  asOfSeconds: number,
  { options }: ValuationContext,
): boolean {
  if (status === "active") return false;
  if (status === "past_due") return options.pastDueMaxDays !== null;
  // Stripe ends a trial some seconds after its time.
  return status !== "trialing" || (trialEndSeconds ?? asOfSeconds) <= asOfSeconds;
}
