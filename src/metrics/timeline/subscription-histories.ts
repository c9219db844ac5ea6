import type { CustomerCarryOver } from "./customer-carry-over.js";
import { withWholeItems } from "../dossier/cut-items.js";
import type { Change, Dossier, SubscriptionChange } from "../dossier/dossier.js";
import { withPresentRepresentation } from "../dossier/present-representation.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { groupBy } from "../group-by.js";
import { beforeEnd } from "./before-end.js";
import { inOrderOfEvents } from "./event-order.js";
import { sinceListed, type Opened } from "./since-listed.js";
import type { SubscriptionHistory } from "./timeline.js";

/** What earlier syncs emitted or stored for this customer. */
export interface HistoryOptions {
  /** Whether an earlier list response already showed a change: see `sinceListed`. */
  readonly isListed: (change: Change) => boolean;
  readonly carriedOver: CustomerCarryOver | undefined;
  readonly asOfSeconds: number;
}

/** Returns the histories of the dossier's subscriptions, sorted by id, so the input order does not matter. */
export function historiesOf(
  { subscriptions, invoices, changes }: Dossier,
  options: HistoryOptions,
): SubscriptionHistory[] {
  const changesById = groupBy(
    changes.filter((change): change is SubscriptionChange => change.type === "subscription"),
    ({ after }) => after.id,
  );
  const invoiced = groupBy(invoices, ({ subscriptionId }) => subscriptionId);
  const listed = new Map(subscriptions.map((subscription) => [subscription.id, subscription]));
  return [...new Set([...listed.keys(), ...changesById.keys()])].toSorted().flatMap((id) => {
    const own = changesById.get(id) ?? [];
    const current = listed.get(id) ?? inOrderOfEvents(own).at(-1)?.after;
    if (!current) return [];
    const ordered = inOrderOfEvents(
      own.map((change) => withWholeItems(change, current)),
      current,
    );
    const opened = sinceListed(withPresentRepresentation(ordered, current), current, options.isListed);
    return [{ changes: opened.changes, opening: openingOf(opened, options), invoices: invoiced.get(id) ?? [] }];
  });
}

/** Returns the state where a subscription's changes begin, including what only the carry-over contains. */
function openingOf(
  { opening, changes }: Opened,
  { carriedOver, asOfSeconds }: HistoryOptions,
): SubscriptionFacts | undefined {
  if (!opening) return undefined;
  const status = carriedOver?.idle[opening.id];
  // The subscription was read after it ended, and the event of its end is not visible yet.
  if ((opening.endedSeconds ?? -Infinity) > asOfSeconds) return beforeEnd(opening, status);
  return status !== undefined && changes[0]?.beforeIsExact === false ? { ...opening, status } : opening;
}
