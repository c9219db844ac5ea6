import type { PriceFacts } from "../facts/catalog-facts.js";
import { cutsOf } from "./cuts.js";
import type { SubscriptionChange } from "../facts/dossier.js";
import type { Ground } from "../ground.js";
import { historyOf } from "./history.js";
import type { InvoiceFacts } from "../facts/invoice-facts.js";
import type { Point } from "./point.js";
import { standingOf } from "./standing.js";
import type { SubscriptionFacts } from "../facts/subscription-facts.js";
import { unpaidSince } from "../mrr/unpaid-since.js";

/** All that is known of one subscription. */
export interface SubscriptionStory {
  /** The object as it stands; the last change's `after` where it can't be listed any more. */
  readonly current: SubscriptionFacts;
  /** As it stood where the changes begin; undefined: the first of them creates it. */
  readonly opening: SubscriptionFacts | undefined;
  /** In the order in which they happened. */
  readonly changes: readonly SubscriptionChange[];
  readonly invoices: readonly InvoiceFacts[];
}

/** The span of time that is told: before `fromSeconds` by history, from it on by changes, up to and including `asOfSeconds`. */
export interface Span {
  readonly fromSeconds: number;
  readonly asOfSeconds: number;
}

/**
 * The one timeline of a subscription: points in the order in which Stripe recorded them. Neighbours may be equal; what
 * differs between two is what happened.
 */
export function timelineOf(
  story: SubscriptionStory,
  knownPrices: ReadonlyMap<string, PriceFacts>,
  span: Span,
  ground: Ground,
): Point[] {
  const { opening, changes } = story;
  const first = changes[0];
  const end = span.asOfSeconds + 1;
  const history = opening
    ? historyOf(
        {
          facts: opening,
          untilSeconds: first?.createdSeconds ?? end,
          invoices: story.invoices.filter(({ createdSeconds }) => createdSeconds < span.fromSeconds),
          knownPrices,
          boundarySeconds: span.fromSeconds,
        },
        ground,
      )
    : [];
  return [...history, ...pointsOfChanges(changes, opening && unpaidSince(opening, story.invoices), end, ground)];
}

function pointsOfChanges(
  changes: readonly SubscriptionChange[],
  openingPastDueSince: number | undefined,
  end: number,
  ground: Ground,
): Point[] {
  let pastDueSince = openingPastDueSince;
  return changes.flatMap(({ after, createdSeconds }, index) => {
    pastDueSince = after.status === "past_due" ? (pastDueSince ?? createdSeconds) : undefined;
    const since = pastDueSince;
    const until = changes[index + 1]?.createdSeconds ?? end;
    const pointAt = (seconds: number, source: Point["source"], isDiscountEnd = false): Point => ({
      occurredSeconds: seconds,
      recordedSeconds: seconds,
      standing: standingOf(after, seconds, since, ground),
      facts: after,
      source,
      precision: "exact",
      isDiscountEnd,
    });
    const cuts = cutsOf(after, since, createdSeconds, until, ground);
    return [
      pointAt(createdSeconds, "event"),
      ...cuts.map(({ atSeconds, isDiscountEnd }) => pointAt(atSeconds, "list", isDiscountEnd)),
    ];
  });
}
