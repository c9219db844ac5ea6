import { contractOf } from "./contract.js";
import type { SubscriptionChange } from "./dossier.js";
import type { SubscriptionFacts } from "./subscription-facts.js";

/**
 * The changes, the last of which leaves the subscription in its present representation where it still stands like that: events of older
 * versions have one period for all items (https://docs.stripe.com/changelog/basil/2025-03-31/deprecate-subscription-current-period-start-and-end).
 *
 * @param ordered in the order in which they happened
 */
export function withPresentRepresentation(
  ordered: readonly SubscriptionChange[],
  current: SubscriptionFacts,
): readonly SubscriptionChange[] {
  const last = ordered.at(-1);
  if (!last || contractOf(last.after) !== contractOf(current)) return ordered;
  return [...ordered.slice(0, -1), { ...last, after: current }];
}
