import { contractOf } from "./contract.js";
import type { SubscriptionChange } from "./dossier.js";
import type { SubscriptionFacts } from "./subscription-facts.js";

/**
 * Returns the changes, with the last result in the current representation if the subscription is unchanged since.
 * Events of older versions have one period for all items. See
 * https://docs.stripe.com/changelog/basil/2025-03-31/deprecate-subscription-current-period-start-and-end
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
