import type { PriceFacts } from "../dossier/catalog-facts.js";
import type { SubscriptionChange } from "../dossier/dossier.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { inferredPoints } from "./inferred-points.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { ScheduledChange } from "../mrr/scheduled-change.js";
import type { Point } from "./point.js";
import { mrrStateOf } from "./mrr-state.js";
import { scheduledChangesOf } from "./scheduled-changes.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/** All that is known of one subscription. */
export interface SubscriptionHistory {
  /** As it stood where the changes begin; undefined: the first of them creates it. */
  readonly opening: SubscriptionFacts | undefined;
  /** In the order in which they happened. */
  readonly changes: readonly SubscriptionChange[];
  readonly invoices: readonly InvoiceFacts[];
}

/**
 * The span of time that is told: before `fromSeconds` by history, from it on by changes, up to and including `asOfSeconds`. Changes that
 * come after it are known, too, and tell how things stood then.
 */
export interface Span {
  readonly fromSeconds: number;
  readonly asOfSeconds: number;
}

/**
 * The one timeline of a subscription: points in the order in which Stripe recorded them, up to the end of the span. Neighbours may be equal;
 * what differs between two is what happened. Empty: it didn't exist yet.
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
          knownPrices,
          boundarySeconds: span.fromSeconds,
        },
        valuing,
      )
    : [];
  const points = [...inferred, ...pointsOfChanges(changes, end, valuing)];
  return points.filter(({ recordedSeconds }) => recordedSeconds <= span.asOfSeconds);
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
