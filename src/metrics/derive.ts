import type { PriceFacts } from "./dossier/catalog-facts.js";
import { carryOverOf, type CustomerCarryOver } from "./timeline/customer-carry-over.js";
import { customerMetrics, type CustomerMetrics } from "./customer/customer-metrics.js";
import type { Change, Dossier } from "./dossier/dossier.js";
import { withEndedDiscounts } from "./dossier/ended-discounts.js";
import type { LifecycleEvent } from "./events/event-record.js";
import { valuationContextOf } from "./mrr/valuation-context.js";
import type { Account } from "./events/ids.js";
import { lifecycleEvents } from "./events/lifecycle.js";
import type { MetricsOptions } from "./options.js";
import { subscriptionsIn, type References } from "./dossier/references.js";
import type { SubscriptionFacts } from "./dossier/subscription-facts.js";
import { historiesOf } from "./timeline/subscription-histories.js";
import { withDiscountEnds } from "./timeline/discount-ends.js";
import { timelineOf } from "./timeline/timeline.js";

/** The time and the account of a derivation. */
export interface DerivationContext {
  readonly account: Account;
  /** The moment that the result describes. Later changes in the dossier only show the state at that moment. */
  readonly asOfSeconds: number;
  /**
   * The boundary. The dossier contains all changes recorded from it on.
   * Everything earlier is read from objects and invoices.
   * An incremental sync emits the events with `recorded_at` at or after the boundary.
   * If each sync begins right after the moment of the last one, their deltas add up to the MRR of the last:
   *
   *     boundary         as of | boundary          as of | boundary
   *     |------ first sync ----|------ second sync ------|--- third ...
   */
  readonly changesFromSeconds: number;
  /**
   * Whether an earlier sync already emitted a change because the list response showed its effect before its event.
   * Called only with changes of subscriptions.
   */
  readonly isListed: (change: Change) => boolean;
  /** When the connection was first synced. Older facts are `is_historical`. */
  readonly connectedAtSeconds: number;
  /** The `carryOver` of the customer's last derivation, as of just before the boundary. */
  readonly carriedOver?: CustomerCarryOver | undefined;
}

export interface Derivation {
  /** In the order in which Stripe recorded the facts, up to `asOfSeconds`. */
  readonly events: readonly LifecycleEvent[];
  readonly metrics: CustomerMetrics;
  /** The subscriptions at that moment, by id. */
  readonly subscriptions: readonly SubscriptionFacts[];
  /** Sentences about what could not be valued, and how it was treated. */
  readonly issues: readonly string[];
  /** For the customer's next derivation; undefined: nothing to store. */
  readonly carryOver: CustomerCarryOver | undefined;
}

/**
 * Returns a customer's events and metrics, as a pure function of Stripe's data.
 * The order of the dossier's lists does not matter.
 * Unknown values, missing references and missing fields never throw. `issues` reports them.
 *
 * @throws InexactAmountError if an amount of the result is beyond 2^53
 */
export function derive(
  seen: Dossier,
  references: References,
  options: MetricsOptions,
  context: DerivationContext,
): Derivation {
  const { account, asOfSeconds, changesFromSeconds: fromSeconds, connectedAtSeconds, isListed, carriedOver } = context;
  const dossier = withEndedDiscounts(seen, carriedOver?.ending ?? []);
  const valuing = valuationContextOf(dossier, references, options);
  const knownPrices = pricesIn(dossier);
  const span = { fromSeconds, asOfSeconds };
  const histories = historiesOf(dossier, { isListed, carriedOver, asOfSeconds });
  const timelines = histories.map((history) =>
    withDiscountEnds(timelineOf(history, knownPrices, span, valuing), valuing.discounts),
  );
  const subscriptions = timelines.flatMap((points) => points.at(-1)?.facts ?? []);
  const frame = { account, customer: dossier.customer, options: valuing.options, connectedAtSeconds };
  return {
    events: lifecycleEvents({ dossier, timelines, knownPrices, span, frame, valuing }),
    metrics: customerMetrics({ dossier, subscriptions, timelines, knownPrices, asOfSeconds, frame, valuing }),
    subscriptions,
    carryOver: carryOverOf(subscriptions, asOfSeconds, valuing),
    issues: [...valuing.issues].toSorted(),
  };
}

/** Returns the dossier's prices by id. A price's amount is immutable, so any copy of it will do. */
function pricesIn(dossier: Dossier): Map<string, PriceFacts> {
  const prices = new Map<string, PriceFacts>();
  for (const { items } of subscriptionsIn(dossier)) {
    for (const { price } of items) {
      if (!prices.get(price.id)?.tiers) prices.set(price.id, price);
    }
  }
  return prices;
}
