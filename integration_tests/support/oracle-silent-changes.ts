import type { StoredEvent } from "stripe-simulator";
import type { Subscription, Truth } from "./oracle-truth.js";

/** Customers whose MRR differs from the sum of Stripe's events since a time, by the missing information. */
export interface SilentChanges {
  /** A discount expired, for which there is no event. */
  readonly endedDiscounts: ReadonlySet<string>;
  /**
   * A subscription ended while unpaid, or while paused with its last period still running. Its last event does not
   * contain the previous status.
   */
  readonly hiddenEnds: ReadonlySet<string>;
}

export function silentChanges({ events }: Truth, sinceSeconds: number, nowSeconds: number): SilentChanges {
  const endedDiscounts = new Set<string>();
  const hiddenEnds = new Set<string>();
  const statuses = new Map<unknown, unknown>();
  for (const event of events) {
    const { type, object, created } = event;
    const customer = object["customer"] as string;
    const end = object["end"] as number | null;
    if (type === "customer.discount.created" && end !== null && sinceSeconds < end && end <= nowSeconds) {
      endedDiscounts.add(customer);
    }
    if (!type.startsWith("customer.subscription.")) continue;
    const before = statuses.get(object["id"]);
    const isEnd = type === "customer.subscription.deleted" && created > sinceSeconds;
    if (isEnd && hidesItsEnd(before, event)) hiddenEnds.add(customer);
    statuses.set(object["id"], object["status"]);
  }
  return { endedDiscounts, hiddenEnds };
}

function hidesItsEnd(before: unknown, { object, created }: StoredEvent): boolean {
  const { items } = object as unknown as Subscription;
  const isPeriodRunning = items.data.some((item) => item.current_period_end + 86_400 >= created);
  return before === "unpaid" || (before === "paused" && isPeriodRunning);
}
