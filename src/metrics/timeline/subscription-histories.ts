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

/** How far a dossier is to be believed. */
export interface HistoryOptions {
  /** Changes that a listing told already: see `sinceListed`. */
  readonly isListed: (change: Change) => boolean;
  readonly carriedOver: CustomerCarryOver | undefined;
  readonly asOfSeconds: number;
}

/** The dossier's subscriptions, by id, so that the order of the input doesn't matter. */
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

/** How a subscription stood where its changes begin, with what only memory tells. */
function openingOf(
  { opening, changes }: Opened,
  { carriedOver, asOfSeconds }: HistoryOptions,
): SubscriptionFacts | undefined {
  if (!opening) return undefined;
  const status = carriedOver?.idle[opening.id];
  // It was read after it ended, and the event of that isn't visible yet.
  if ((opening.endedSeconds ?? -Infinity) > asOfSeconds) return beforeEnd(opening, status);
  return status !== undefined && changes[0]?.beforeIsExact === false ? { ...opening, status } : opening;
}
