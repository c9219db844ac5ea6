import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/**
 * A subscription as it was just before its end. The event of the end carries no previous values: the reason and the dates tell what it was,
 * as far as they can.
 *
 * @param rememberedStatus its last status, where that is known
 */
export function beforeEnd(ended: SubscriptionFacts, carriedOverStatus?: string): SubscriptionFacts {
  const { cancelAtPeriodEnd, cancelAtSeconds, cancelRequestedSeconds } = ended;
  // The end at once notes a request, too.
  const wasScheduled = cancelAtPeriodEnd || cancelAtSeconds !== null;
  return {
    ...ended,
    status: carriedOverStatus ?? statusBeforeEnd(ended),
    endedSeconds: null,
    cancelRequestedSeconds: wasScheduled ? cancelRequestedSeconds : null,
  };
}

/** It is in its trial's period: it never was renewed. */
export function isInTrialPeriod(subscription: SubscriptionFacts): boolean {
  const { trialEndSeconds } = subscription;
  const periodEnd = lastPeriodEnd(subscription);
  return trialEndSeconds !== null && periodEnd !== undefined && periodEnd <= trialEndSeconds;
}

function statusBeforeEnd(ended: SubscriptionFacts): string {
  const { status, cancellationReason, trialEndSeconds, endedSeconds } = ended;
  if (status === "incomplete_expired") return "incomplete";
  if (trialEndSeconds !== null && endedSeconds !== null && endedSeconds <= trialEndSeconds) return "trialing";
  // After its trial, only a paused subscription begins no period of its own.
  if (isInTrialPeriod(ended) || hadStoppedRenewing(ended)) return "paused";
  return cancellationReason === "payment_failed" ? "past_due" : "active";
}

/** Its periods were over for longer than a renewal takes: only a paused subscription begins no new one. */
function hadStoppedRenewing(ended: SubscriptionFacts): boolean {
  const periodEnd = lastPeriodEnd(ended);
  return ended.endedSeconds !== null && periodEnd !== undefined && periodEnd + 86_400 < ended.endedSeconds;
}

function lastPeriodEnd({ items }: SubscriptionFacts): number | undefined {
  const ends = items.flatMap(({ periodEndSeconds }) => periodEndSeconds ?? []);
  return ends.length > 0 ? Math.max(...ends) : undefined;
}
