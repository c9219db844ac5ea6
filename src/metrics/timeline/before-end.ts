import { largest } from "../extremes.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/**
 * Returns a subscription as it was just before its end.
 * The event of the end contains no previous values, so the status is inferred from the reason and the dates.
 *
 * @param carriedOverStatus its last status, if an earlier derivation stored it
 */
export function beforeEnd(ended: SubscriptionFacts, carriedOverStatus?: string): SubscriptionFacts {
  const { cancelAtPeriodEnd, cancelAtSeconds, cancelRequestedSeconds } = ended;
  // An immediate end also sets the time of the request.
  const wasScheduled = cancelAtPeriodEnd || cancelAtSeconds !== null;
  return {
    ...ended,
    status: carriedOverStatus ?? statusBeforeEnd(ended),
    endedSeconds: null,
    cancelRequestedSeconds: wasScheduled ? cancelRequestedSeconds : null,
  };
}

/** Returns whether the current period ends with the trial, so the subscription was never renewed. */
export function isInTrialPeriod(subscription: SubscriptionFacts): boolean {
  const { trialEndSeconds } = subscription;
  const periodEnd = lastPeriodEnd(subscription);
  return trialEndSeconds !== null && periodEnd !== undefined && periodEnd <= trialEndSeconds;
}

function statusBeforeEnd(ended: SubscriptionFacts): string {
  const { status, cancellationReason, trialEndSeconds, endedSeconds } = ended;
  if (status === "incomplete_expired") return "incomplete";
  if (trialEndSeconds !== null && endedSeconds !== null && endedSeconds <= trialEndSeconds) return "trialing";
  // After its trial, only a paused subscription starts no new period.
  if (isInTrialPeriod(ended) || hadStoppedRenewing(ended)) return "paused";
  return cancellationReason === "payment_failed" ? "past_due" : "active";
}

/**
 * Returns whether its periods ended more than a day before its end.
 * Renewals take less, and only a paused subscription starts no new period.
 */
function hadStoppedRenewing(ended: SubscriptionFacts): boolean {
  const periodEnd = lastPeriodEnd(ended);
  return ended.endedSeconds !== null && periodEnd !== undefined && periodEnd + 86_400 < ended.endedSeconds;
}

function lastPeriodEnd({ items }: SubscriptionFacts): number | undefined {
  return largest(items.flatMap(({ periodEndSeconds }) => periodEndSeconds ?? []));
}
