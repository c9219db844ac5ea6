import type { CustomerCarryOver } from "./customer-carry-over.js";
import { withWholeItems } from "../dossier/cut-items.js";
import type { Dossier, SubscriptionChange } from "../dossier/dossier.js";
import { invoicesBySubscription } from "../dossier/invoices-by-subscription.js";
import { withPresentRepresentation } from "../dossier/present-representation.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { groupBy } from "../group-by.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { beforeEnd } from "./before-end.js";
import { inOrderOfEvents } from "./event-order.js";
import { recordedMrr } from "./recorded-mrr.js";
import type { ReportedMrr } from "./reported-mrr.js";
import { subscriptionLines, type SubscriptionLine } from "./subscription-lines.js";
import type { SubscriptionHistory } from "./timeline.js";

/** What earlier syncs reported or stored for this customer. */
export interface EarlierSyncs {
  readonly carriedOver: CustomerCarryOver | undefined;
  /** undefined: no earlier sync reported anything, or its state does not show what. */
  readonly report: MrrReport | undefined;
}

/** The MRR that earlier syncs reported. */
export interface MrrReport {
  /** Everything that was recorded before this Unix second was reported. */
  readonly untilSeconds: number;
  /** The MRR of subscriptions that `recordedMrr` does not give, by id. */
  readonly remembered: Readonly<Record<string, ReportedMrr>>;
  /** See `EarlierReport`. */
  readonly reportsObserved: boolean;
  /** Some subscriptions are not in `remembered`, because there were too many. */
  readonly isCut: boolean;
  /** Events of the time since then are missing. */
  readonly hasGap: boolean;
}

/** Returns the histories of the dossier's subscriptions, sorted by id, so the input order does not matter. */
export function historiesOf(
  dossier: Dossier,
  earlier: EarlierSyncs,
  asOfSeconds: number,
  valuing: ValuationContext,
): SubscriptionHistory[] {
  const changesById = groupBy(
    dossier.changes.filter((change): change is SubscriptionChange => change.type === "subscription"),
    ({ after }) => after.id,
  );
  const linesById = subscriptionLines(dossier);
  const billsOf = invoicesBySubscription(dossier.invoices);
  const listed = new Map(dossier.subscriptions.map((subscription) => [subscription.id, subscription]));
  return [...new Set([...listed.keys(), ...changesById.keys()])].toSorted().flatMap((id) => {
    const own = changesById.get(id) ?? [];
    const current = listed.get(id) ?? inOrderOfEvents(own).at(-1)?.after;
    if (!current) return [];
    const lines = linesById.get(id) ?? [];
    const ordered = inOrderOfEvents(
      own.map((change) => withWholeItems(change, current)),
      current,
    );
    const mrr = earlier.report && reportedMrr(current, ordered, lines, earlier.report, valuing);
    const changes = withPresentRepresentation(ordered, current);
    const opening = changes.length > 0 ? changes[0]!.before : current;
    return [
      {
        current,
        changes,
        opening: opening && openingOf(opening, changes[0], earlier.carriedOver, asOfSeconds),
        invoices: billsOf(id),
        lines,
        reported: mrr === undefined ? undefined : { ...earlier.report!, mrr },
      },
    ];
  });
}

/**
 * Returns the MRR that earlier syncs reported.
 * undefined: the state had no room for it, but the evidence shows it. The first change contains the state before it, and
 * without a gap, a subscription without a change is as it was.
 */
function reportedMrr(
  current: SubscriptionFacts,
  [first]: readonly SubscriptionChange[],
  lines: readonly SubscriptionLine[],
  { untilSeconds, remembered, isCut, hasGap }: MrrReport,
  { options }: ValuationContext,
): ReportedMrr | undefined {
  if (Object.hasOwn(remembered, current.id)) return remembered[current.id];
  if (isCut && (!hasGap || (first?.before && first.beforeIsExact))) return undefined;
  return recordedMrr(current, lines, untilSeconds, options);
}

/** Returns the state where a subscription's changes begin, including what only the carry-over contains. */
function openingOf(
  opening: SubscriptionFacts,
  first: SubscriptionChange | undefined,
  carriedOver: CustomerCarryOver | undefined,
  asOfSeconds: number,
): SubscriptionFacts {
  const status = carriedOver?.idle[opening.id];
  // The subscription was read after it ended, and the event of its end is not visible yet.
  if ((opening.endedSeconds ?? -Infinity) > asOfSeconds) return beforeEnd(opening, status);
  return status !== undefined && first?.beforeIsExact === false ? { ...opening, status } : opening;
}
