import type { ExpectedFact } from "./oracle-money-facts.js";
import type { Subscription, Truth } from "./oracle-truth.js";

/**
 * Returns the requested changes of subscriptions, each at the time of its event: cancellations scheduled and revoked,
 * pauses and resumptions, of the collection or of the subscription itself. The objects do not show revoked requests.
 */
export function requestFacts({ events }: Truth): ExpectedFact[] {
  const before = new Map<string, Subscription>();
  return events.flatMap(({ type, object, created }) => {
    if (!type.startsWith("customer.subscription.")) return [];
    const after = object as unknown as Subscription;
    const known = before.get(after.id);
    before.set(after.id, after);
    if (after.status === "canceled" || after.status === "incomplete_expired") return [];
    const fact = (name: string): ExpectedFact => ({
      type: name,
      customer: after.customer as string,
      about: after.id,
      atSeconds: created,
      amountMinor: null,
    });
    const [endedBefore, endsNow] = [known?.cancel_at ?? null, after.cancel_at];
    const [pausedBefore, pausedNow] = [known !== undefined && isPaused(known), isPaused(after)];
    return [
      ...(endsNow !== null && endsNow !== endedBefore ? [fact("subscription_cancellation_scheduled")] : []),
      ...(endsNow === null && endedBefore !== null ? [fact("subscription_cancellation_revoked")] : []),
      ...(pausedNow && !pausedBefore ? [fact("subscription_paused")] : []),
      ...(!pausedNow && pausedBefore ? [fact("subscription_resumed")] : []),
    ];
  });
}

function isPaused({ status, pause_collection: pause }: Subscription): boolean {
  return status === "paused" || pause !== null;
}
