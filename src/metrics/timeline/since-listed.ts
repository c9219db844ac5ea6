import type { SubscriptionChange } from "../dossier/dossier.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/** Where a subscription's changes begin, and how it stood there. */
export interface Opened {
  /** undefined: the first change creates it. */
  readonly opening: SubscriptionFacts | undefined;
  readonly changes: readonly SubscriptionChange[];
}

/**
 * The changes without those at their beginning that a listing told already. It listed the subscription as they left it, so that what
 * comes next begins there; telling them again would count their MRR twice. A creation is told again: it is one fact with one id.
 *
 *     listed as A2                        A1 --late event--> A2 --> A3
 *     told then: history up to A2         told now:          A2 --> A3
 *
 * @param ordered as they happened
 * @param current the subscription as it stands
 */
export function sinceListed(
  ordered: readonly SubscriptionChange[],
  current: SubscriptionFacts,
  isListed: (change: SubscriptionChange) => boolean,
): Opened {
  const isNew = (change: SubscriptionChange) => change.before === undefined || !isListed(change);
  const index = ordered.findIndex(isNew);
  const first = ordered[index];
  if (first) return { opening: first.before, changes: ordered.slice(index) };
  return { opening: ordered.at(-1)?.after ?? current, changes: [] };
}
