import { cutItemsIn } from "./dossier/cut-items.js";
import type { Issue } from "./mrr/issue.js";
import type { PriceFacts } from "./dossier/catalog-facts.js";
import { carryOverOf, type CustomerCarryOver } from "./timeline/customer-carry-over.js";
import { customerMetrics, type CustomerMetrics } from "./customer/customer-metrics.js";
import type { Dossier } from "./dossier/dossier.js";
import { withEndedDiscounts } from "./dossier/ended-discounts.js";
import type { LifecycleEvent } from "./events/event-record.js";
import { valuationContextOf, type ValuationContext } from "./mrr/valuation-context.js";
import type { Account } from "./events/ids.js";
import { lifecycleEvents } from "./events/lifecycle.js";
import type { MetricsOptions } from "./options.js";
import { subscriptionsIn, type References } from "./dossier/references.js";
import type { SubscriptionFacts } from "./dossier/subscription-facts.js";
import { withDiscountEnds } from "./timeline/discount-ends.js";
import type { Point } from "./timeline/point.js";
import { isRecordedMrr } from "./timeline/recorded-mrr.js";
import { reportedOf, type ReportedMrr } from "./timeline/reported-mrr.js";
import { historiesOf, type MrrReport } from "./timeline/subscription-histories.js";
import { timelineOf, type Span, type SubscriptionHistory } from "./timeline/timeline.js";

/** The time and the account of a derivation. */
export interface DerivationContext {
  readonly account: Account;
  /** The moment that the result describes. Later changes in the dossier only show the state at that moment. */
  readonly asOfSeconds: number;
  /**
   * The boundary. The dossier contains all changes recorded from it on.
   * Everything earlier is read from objects and invoices.
   */
  readonly changesFromSeconds: number;
  /**
   * The MRR that earlier syncs reported. Each sync continues where the last one ended, so that their deltas add up:
   *
   *     |------ first sync ----|------ second sync ------|--- third ...
   *
   * undefined: nothing was reported, or the stream's state does not show what.
   */
  readonly report?: MrrReport | undefined;
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
  readonly issues: readonly Issue[];
  /** For the customer's next derivation; undefined: nothing to store. */
  readonly carryOver: CustomerCarryOver | undefined;
  /**
   * The reported MRR of the subscriptions that `recordedMrr` does not give for the next second, by id.
   * The next derivation of each customer needs them. undefined: as before, because nothing could be reported.
   */
  readonly toRemember: ReadonlyMap<string, ReportedMrr | undefined> | undefined;
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
  const { account, asOfSeconds, changesFromSeconds: fromSeconds, connectedAtSeconds, report } = context;
  const { carriedOver } = context;
  const dossier = withEndedDiscounts(seen, carriedOver?.ending ?? [], asOfSeconds);
  const valuing = valuationContextOf(dossier, references, options);
  for (const text of cutItemsIn(dossier.changes)) valuing.issues.add("cut_items", text);
  const knownPrices = pricesIn(dossier);
  const span = { fromSeconds, asOfSeconds, reportedUntilSeconds: report?.untilSeconds };
  const histories = historiesOf(dossier, { carriedOver, report }, asOfSeconds, valuing);
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
    toRemember: toRemember(histories, timelines, span, valuing),
    issues: valuing.issues.all(),
  };
}

/** Returns the reported MRR by subscription; undefined for those whose lines and end show it. */
function toRemember(
  histories: readonly SubscriptionHistory[],
  timelines: readonly (readonly Point[])[],
  { asOfSeconds, reportedUntilSeconds = -Infinity }: Span,
  { options }: ValuationContext,
): Derivation["toRemember"] {
  if (asOfSeconds < reportedUntilSeconds) return undefined;
  return new Map(
    timelines.flatMap((points, index) => {
      const last = points.at(-1);
      if (!last) return [];
      const { lines, current } = histories[index]!;
      const isRecorded = isRecordedMrr(last.mrrState.mrrMinor, current, lines, asOfSeconds + 1, options);
      return [[current.id, isRecorded ? undefined : reportedOf(last.mrrState)] as const];
    }),
  );
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
