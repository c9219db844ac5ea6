import { smallest } from "../extremes.js";
import type { MetricsOptions } from "../options.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/** Whether a subscription counts towards MRR, and if not, why. */
export type Counting =
  "counted" | "trialing" | "paused" | "unpaid" | "cancellation_requested" | "incomplete" | "ended" | "unknown";

/**
 * Returns whether a subscription counts towards MRR at a time, or why it does not
 * (https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses).
 * @param owedSinceSeconds since when the subscription owes; undefined: unknown, or it owes nothing
 */
export function countingOf(
  subscription: SubscriptionFacts,
  atSeconds: number,
  owedSinceSeconds: number | undefined,
  options: MetricsOptions,
): Counting {
  const byStatus = ofStatus(subscription.status);
  const counting = byStatus === "unpaid" && options.unpaidCounts ? "counted" : byStatus;
  if (counting !== "counted") return counting;
  const limit = subscription.status === "past_due" ? pastDueLimit(owedSinceSeconds, options) : undefined;
  if (limit !== undefined && limit <= atSeconds && !options.unpaidCounts) return "unpaid";
  if (isCollectionPaused(subscription, options)) return "paused";
  if (options.churnTiming === "requested" && isCancelling(subscription)) return "cancellation_requested";
  return "counted";
}

/** Returns when a past_due subscription stops counting; undefined: no time limit applies. */
export function pastDueLimit(sinceSeconds: number | undefined, { pastDueMaxDays }: MetricsOptions): number | undefined {
  if (pastDueMaxDays === null || sinceSeconds === undefined) return undefined;
  return sinceSeconds + pastDueMaxDays * 86_400;
}

/** Returns whether a cancellation is scheduled. */
export function isCancelling(subscription: SubscriptionFacts): boolean {
  return subscription.cancelAtPeriodEnd || subscription.cancelAtSeconds !== null;
}

/**
 * Returns when a scheduled cancellation ends the subscription; undefined: none is scheduled, or the time is unknown.
 */
export function scheduledEnd(subscription: SubscriptionFacts): number | undefined {
  const { cancelAtSeconds, cancelAtPeriodEnd, items } = subscription;
  if (cancelAtSeconds !== null) return cancelAtSeconds;
  return cancelAtPeriodEnd ? smallest(items.flatMap(({ periodEndSeconds }) => periodEndSeconds ?? [])) : undefined;
}

function ofStatus(status: string): Counting {
  switch (status) {
    case "active":
    case "past_due":
      return "counted";
    case "trialing":
    case "paused":
    case "unpaid":
    case "incomplete":
      return status;
    case "canceled":
      return "ended";
    case "incomplete_expired":
      return "incomplete";
    default:
      return "unknown";
  }
}

/** See https://docs.stripe.com/billing/subscriptions/pause-payment */
function isCollectionPaused({ pauseBehavior }: SubscriptionFacts, { pausedCollection }: MetricsOptions): boolean {
  if (pauseBehavior === null || pausedCollection === "include") return false;
  return pausedCollection === "exclude" || pauseBehavior !== "keep_as_draft";
}
