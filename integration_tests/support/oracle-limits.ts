import type { StoredEvent } from "stripe-simulator";
import { idOf, type Discount, type Subscription, type Truth } from "./oracle-truth.js";

/**
 * Customers whose deltas Stripe's events can't make add up, however well they are followed:
 * - a discount that ended by itself, which has no event;
 * - a subscription that ended while it was unpaid, or paused with its last period still running: the event of the end doesn't tell
 *   what it was before.
 */
export function customersBeyondEvents({ events }: Truth, sinceSeconds: number, nowSeconds: number): Set<string> {
  const beyond = new Set<string>();
  const statuses = new Map<unknown, unknown>();
  for (const event of events) {
    const { type, object } = event;
    const customer = object["customer"] as string;
    const end = object["end"] as number | null;
    if (type === "customer.discount.created" && end !== null && sinceSeconds < end && end <= nowSeconds) {
      beyond.add(customer);
    }
    if (!type.startsWith("customer.subscription.")) continue;
    const before = statuses.get(object["id"]);
    if (type === "customer.subscription.deleted" && hidesItsEnd(before, event)) beyond.add(customer);
    statuses.set(object["id"], object["status"]);
  }
  return beyond;
}

/**
 * Customers who were given a discount of a coupon that was deleted at some time: what it takes off is told nowhere any more, or an
 * other coupon has its id now.
 */
export function customersOfDeletedCoupons({ events }: Truth): Set<string> {
  const deleted = new Set(events.filter(({ type }) => type === "coupon.deleted").map(({ object }) => object["id"]));
  const customers = new Set<string>();
  for (const { type, object } of events) {
    if (type !== "customer.discount.created") continue;
    const { source } = object as unknown as Discount;
    if (source.coupon !== null && deleted.has(idOf(source.coupon))) customers.add(object["customer"] as string);
  }
  return customers;
}

function hidesItsEnd(before: unknown, { object, created }: StoredEvent): boolean {
  const { items } = object as unknown as Subscription;
  const isPeriodRunning = items.data.some((item) => item.current_period_end + 86_400 >= created);
  return before === "unpaid" || (before === "paused" && isPeriodRunning);
}
