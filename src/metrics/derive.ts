import type { PriceFacts } from "./facts/catalog-facts.js";
import { inOrderOfEvents } from "./timeline/chain.js";
import { withWholeItems } from "./facts/cut-items.js";
import { customerMetrics, type CustomerMetrics } from "./customer/customer-metrics.js";
import { discountBook } from "./mrr/discount-book.js";
import type { Change, Dossier, SubscriptionChange } from "./facts/dossier.js";
import type { LifecycleEvent } from "./events/event-record.js";
import type { Ground } from "./ground.js";
import { groupBy } from "./group-by.js";
import type { Account } from "./events/ids.js";
import { lifecycleEvents } from "./events/lifecycle.js";
import { effectiveOptions, type MetricsOptions } from "./options.js";
import { subscriptionsIn, type References } from "./facts/references.js";
import { timelineOf, type SubscriptionStory } from "./timeline/timeline.js";
import { sinceListed } from "./timeline/since-listed.js";

/** When and for whom a dossier is derived. */
export interface DerivationContext {
  readonly account: Account;
  /** The moment that the result describes. */
  readonly asOfSeconds: number;
  /**
   * The boundary: the dossier's changes are all those recorded from here on, and everything earlier is read from the objects and
   * invoices. A sync that only tells what is new emits the events with `recorded_at` at or after it.
   */
  readonly changesFromSeconds: number;
  /**
   * Changes from the boundary on that were told already as part of what was listed: the listing showed their effect before their
   * event could be seen. Only subscriptions' changes are asked for.
   */
  readonly isListed: (change: Change) => boolean;
  /** When the connection was first synced: older facts are `is_historical`. */
  readonly connectedAtSeconds: number;
}

export interface Derivation {
  /** In the order in which Stripe recorded the facts. */
  readonly events: readonly LifecycleEvent[];
  readonly metrics: CustomerMetrics;
  /** Sentences on what could not be valued, and how it was treated. */
  readonly issues: readonly string[];
}

/**
 * What happened to a customer and where it stands: a pure function of what Stripe tells of it. The order of the dossier's
 * lists doesn't matter. Unknown values, missing references and missing fields never throw; `issues` names them.
 *
 * @throws InexactAmountError where an amount of the result is beyond 2^53
 */
export function derive(
  dossier: Dossier,
  references: References,
  options: MetricsOptions,
  context: DerivationContext,
): Derivation {
  const { account, asOfSeconds, changesFromSeconds: fromSeconds, connectedAtSeconds } = context;
  const effective = effectiveOptions(options);
  const issues = new Set<string>();
  const ground: Ground = { options: effective, references, discounts: discountBook(dossier, references), issues };
  const knownPrices = pricesIn(dossier);
  const span = { fromSeconds, asOfSeconds };
  const stories = storiesIn(dossier, context.isListed);
  const timelines = stories.map((story) => timelineOf(story, knownPrices, span, ground));
  const frame = { account, customer: dossier.customer, options: effective, connectedAtSeconds };
  return {
    events: lifecycleEvents({ dossier, timelines, knownPrices, span, frame, ground }),
    metrics: customerMetrics({
      dossier,
      subscriptions: stories.map(({ current }) => current),
      timelines,
      knownPrices,
      asOfSeconds,
      frame,
      ground,
    }),
    issues: [...issues].toSorted(),
  };
}

/** By subscription id, so that the order of the input doesn't matter. */
function storiesIn(
  { subscriptions, invoices, changes }: Dossier,
  isListed: DerivationContext["isListed"],
): SubscriptionStory[] {
  const told = groupBy(
    changes.filter((change): change is SubscriptionChange => change.type === "subscription"),
    ({ after }) => after.id,
  );
  const invoiced = groupBy(invoices, ({ subscriptionId }) => subscriptionId);
  const listed = new Map(subscriptions.map((subscription) => [subscription.id, subscription]));
  return [...new Set([...listed.keys(), ...told.keys()])].toSorted().flatMap((id) => {
    const own = told.get(id) ?? [];
    const current = listed.get(id) ?? inOrderOfEvents(own).at(-1)?.after;
    if (!current) return [];
    const ordered = inOrderOfEvents(
      own.map((change) => withWholeItems(change, current)),
      current,
    );
    return [{ current, ...sinceListed(ordered, current, isListed), invoices: invoiced.get(id) ?? [] }];
  });
}

/** Prices never change what they cost, so that any rendering of one serves for all. */
function pricesIn(dossier: Dossier): Map<string, PriceFacts> {
  const prices = new Map<string, PriceFacts>();
  for (const { items } of subscriptionsIn(dossier)) {
    for (const { price } of items) {
      if (!prices.get(price.id)?.tiers) prices.set(price.id, price);
    }
  }
  return prices;
}
