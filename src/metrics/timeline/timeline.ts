import type { PriceFacts } from "../dossier/catalog-facts.js";
import type { SubscriptionChange } from "../dossier/dossier.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { inferredPoints } from "./inferred-points.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { ScheduledChange } from "../mrr/scheduled-change.js";
import type { Point } from "./point.js";
import { mrrStateOf } from "./mrr-state.js";
import { continueReport, type EarlierReport } from "./reported-mrr.js";
import { scheduledChangesOf } from "./scheduled-changes.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { SubscriptionLine } from "./subscription-lines.js";

/** Everything known about one subscription. */
export interface SubscriptionHistory {
  /** As it was read. */
  readonly current: SubscriptionFacts;
  /** The state where the changes begin; undefined: the first change creates the subscription. */
  readonly opening: SubscriptionFacts | undefined;
  /** In the order in which they happened. */
  readonly changes: readonly SubscriptionChange[];
  readonly invoices: readonly InvoiceFacts[];
  readonly lines: readonly SubscriptionLine[];
  /** undefined: no earlier sync reported anything. */
  readonly reported: EarlierReport | undefined;
}

/**
 * The time that a derivation covers, up to and including `asOfSeconds`.
 * Before `fromSeconds` points are inferred; after it they come from changes.
 * Later changes are known too, and show the state at that time.
 */
export interface Span {
  readonly fromSeconds: number;
  /** Earlier syncs reported everything that was recorded before it; undefined: this sync is the first. */
  readonly reportedUntilSeconds?: number | undefined;
  readonly asOfSeconds: number;
}

/**
 * Returns the timeline of a subscription: points in the order in which Stripe recorded them, up to the end of the span.
 * Neighbours may be equal; the difference between two neighbours is what happened.
 * Empty: the subscription did not exist yet.
 */
export function timelineOf(
  history: SubscriptionHistory,
  knownPrices: ReadonlyMap<string, PriceFacts>,
  span: Span,
  valuing: ValuationContext,
): Point[] {
  const { opening, changes } = history;
  const first = changes[0];
  const end = span.asOfSeconds + 1;
  const inferred = opening
    ? inferredPoints(
        {
          facts: opening,
          untilSeconds: first?.createdSeconds ?? end,
          invoices: history.invoices.filter(({ createdSeconds }) => createdSeconds < span.fromSeconds),
          lines: history.lines,
          knownPrices,
          boundarySeconds: span.fromSeconds,
        },
        valuing,
      )
    : [];
  const points = [...inferred, ...pointsOfChanges(changes, end, valuing)].filter(
    ({ recordedSeconds }) => recordedSeconds <= span.asOfSeconds,
  );
  if (!history.reported || isCreatedSince(history, history.reported.untilSeconds)) return points;
  return continueReport(points, history.reported, span.asOfSeconds);
}

/** A subscription that was created since then cannot have been reported. */
function isCreatedSince({ opening, changes: [first] }: SubscriptionHistory, seconds: number): boolean {
  return opening === undefined && first !== undefined && first.createdSeconds >= seconds;
}

function pointsOfChanges(changes: readonly SubscriptionChange[], end: number, valuing: ValuationContext): Point[] {
  return changes.flatMap(({ after, createdSeconds }, index) => {
    const until = changes[index + 1]?.createdSeconds ?? end;
    const pointAt = ({ atSeconds, isDiscountEnd }: ScheduledChange, source: Point["source"]): Point => ({
      occurredSeconds: atSeconds,
      recordedSeconds: atSeconds,
      mrrState: mrrStateOf(after, atSeconds, valuing),
      facts: after,
      source,
      precision: "exact",
      isDiscountEnd,
    });
    const scheduledChanges = scheduledChangesOf(after, createdSeconds, until, valuing);
    const atChange = { atSeconds: createdSeconds, isDiscountEnd: false };
    return [pointAt(atChange, "event"), ...scheduledChanges.map((scheduled) => pointAt(scheduled, "list"))];
  });
}
