import type { InvoiceFacts } from "../facts/invoice-facts.js";
import type { SubscriptionFacts } from "../facts/subscription-facts.js";

/**
 * Since when a subscription that is past_due or unpaid owes, from its invoices: the earliest one that was attempted and isn't
 * paid; without one, the start of the current period. undefined: nothing tells.
 */
export function unpaidSince(subscription: SubscriptionFacts, invoices: readonly InvoiceFacts[]): number | undefined {
  if (subscription.status !== "past_due" && subscription.status !== "unpaid") return undefined;
  const owed = invoices.filter(
    ({ status, isAttempted }) => isAttempted && (status === "open" || status === "uncollectible"),
  );
  const since = owed.map(({ finalizedSeconds, createdSeconds }) => finalizedSeconds ?? createdSeconds);
  return since.length > 0 ? Math.min(...since) : periodStart(subscription);
}

/** The latest start of the items' current periods. */
export function periodStart({ items }: SubscriptionFacts): number | undefined {
  const starts = items.flatMap(({ periodStartSeconds }) => periodStartSeconds ?? []);
  return starts.length > 0 ? Math.max(...starts) : undefined;
}
