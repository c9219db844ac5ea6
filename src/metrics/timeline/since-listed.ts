import type { SubscriptionChange } from "../dossier/dossier.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/** A subscription's state where its changes begin, and the changes. */
export interface Opened {
  /** undefined: the first change creates it. */
  readonly opening: SubscriptionFacts | undefined;
  readonly changes: readonly SubscriptionChange[];
}

/**
 * Returns the changes without the first ones that an earlier list response already showed.
 * That response showed the state after them, so the next change begins there.
 * Emitting them again would count their MRR twice. A creation is emitted again: it is one fact with one id.
 *
 *     listed as A2                        A1 --late event--> A2 --> A3
 *     emitted then: history up to A2      emitted now:       A2 --> A3
 *
 * @param ordered in the order in which they happened
 * @param current the current subscription
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
