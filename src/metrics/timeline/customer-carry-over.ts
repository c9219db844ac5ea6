import { smallest } from "../extremes.js";
import { subscriptionMrrOf, type SubscriptionMrr } from "../customer/subscription-mrr.js";
import type { DiscountFacts } from "../dossier/catalog-facts.js";
import type { EndingDiscount } from "../dossier/ended-discounts.js";
import { countsDuration } from "../mrr/discount.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { scheduledChangesOf } from "./scheduled-changes.js";

/**
 * What a later derivation of a customer needs but cannot see any more. A plain JSON value.
 * Derived streams store it in their states and pass it back as `carriedOver`.
 */
export interface CustomerCarryOver {
  /**
   * Epoch seconds of the customer's next MRR change without a change at Stripe, after the derivation's time.
   * Examples: a discount ends, or `past_due_max_days` is over.
   * The sync whose window contains this time must derive the customer. null: no change is scheduled.
   */
  readonly scheduledSeconds: number | null;
  /**
   * The last status by subscription id, because the event of the end contains no previous values.
   * Contains unpaid, paused, incomplete, and any status that Stripe adds later.
   * Also past_due, if it counts for a limited number of days, and trialing after the trial's end.
   */
  readonly idle: Readonly<Record<string, string>>;
  /** The discounts that will end. Stripe's objects may no longer show them afterwards. Absent: none. */
  readonly ending?: readonly EndingDiscount[] | undefined;
}

/**
 * Returns what later derivations need; undefined: nothing.
 * @param subscriptions their state at `asOfSeconds`
 */
export function carryOverOf(
  subscriptions: readonly SubscriptionFacts[],
  asOfSeconds: number,
  valuing: ValuationContext,
): CustomerCarryOver | undefined {
  const living = subscriptions.filter(({ endedSeconds }) => endedSeconds === null);
  const scheduledChanges = living.flatMap((subscription) => nextScheduled(subscription, asOfSeconds, valuing) ?? []);
  const idle = living.filter((subscription) => needsStatusCarried(subscription, asOfSeconds, valuing));
  // A discount is kept although it changes no MRR yet: the next window may contain an upgrade and then its end.
  const ending = endingDiscounts(living, asOfSeconds, valuing);
  if (scheduledChanges.length === 0 && idle.length === 0 && ending.length === 0) return undefined;
  const scheduledSeconds = smallest(scheduledChanges) ?? null;
  return {
    scheduledSeconds,
    ...(ending.length > 0 && { ending }),
    idle: Object.fromEntries(idle.map(({ id, status }) => [id, status])),
  };
}

/** Returns the first time at which a subscription's MRR or counting changes. */
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
  const ending = (owned: readonly DiscountFacts[], subscriptionId: string | null, itemId: string | null) =>
    owned.flatMap((discount) => {
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

/** Returns whether a later event of the end would imply a wrong previous status. */
function needsStatusCarried(
  { status, trialEndSeconds }: SubscriptionFacts,
  asOfSeconds: number,
  { options }: ValuationContext,
): boolean {
  if (status === "active") return false;
  if (status === "past_due") return options.pastDueMaxDays !== null;
  // Stripe ends a trial some seconds after its end time.
  return status !== "trialing" || (trialEndSeconds ?? asOfSeconds) <= asOfSeconds;
}
