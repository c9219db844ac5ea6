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
import { timelineOf } from "./timeline/timeline.js";

/** When and for whom a dossier is derived. */
export interface DerivationContext {
  readonly account: Account;
  /** The moment that the result describes. Changes that the dossier has of later times only tell how things stood then. */
  readonly asOfSeconds: number;
  /**
   * The boundary: the dossier's changes are all those recorded from here on, and everything earlier is read from the objects and
   * invoices. A sync that only tells what is new emits the events with `recorded_at` at or after it. Where each sync begins right after
   * the moment that the last one described, what they tell adds up to the MRR of the last:
   *
   *     boundary         as of | boundary          as of | boundary
   *     |------ first sync ----|------ second sync ------|--- third ...
   */
  readonly changesFromSeconds: number;
  /**
   * Changes from the boundary on that were told already as part of what was listed: the listing showed their effect before their
   * event could be seen. Only subscriptions' changes are asked for.
   */
  readonly isListed: (change: Change) => boolean;
  /** When the connection was first synced: older facts are `is_historical`. */
  readonly connectedAtSeconds: number;
  /** The `carryOver` of the customer's last derivation, as of just before the boundary. */
  readonly carriedOver?: CustomerCarryOver | undefined;
}

export interface Derivation {
  /** In the order in which Stripe recorded the facts, up to the moment that is described. */
  readonly events: readonly LifecycleEvent[];
  readonly metrics: CustomerMetrics;
  /** As they stood at that moment, by id. */
  readonly subscriptions: readonly SubscriptionFacts[];
  /** Sentences on what could not be valued, and how it was treated. */
  readonly issues: readonly string[];
  /** For the customer's next derivation; undefined: there is nothing to remember. */
  readonly carryOver: CustomerCarryOver | undefined;
}

/**
 * What happened to a customer and where it stands: a pure function of what Stripe tells of it. The order of the dossier's
 * lists doesn't matter. Unknown values, missing references and missing fields never throw; `issues` names them.
 *
 * @throws InexactAmountError where an amount of the result is beyond 2^53
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
  const timelines = histories.map((history) => timelineOf(history, knownPrices, span, valuing));
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

/** Prices never change what they cost, so that any representation of one serves for all. */
function pricesIn(dossier: Dossier): Map<string, PriceFacts> {
  const prices = new Map<string, PriceFacts>();
  for (const { items } of subscriptionsIn(dossier)) {
    for (const { price } of items) {
      if (!prices.get(price.id)?.tiers) prices.set(price.id, price);
    }
  }
  return prices;
}
