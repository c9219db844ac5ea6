import type { CustomerMetrics } from "../../generated/customer_metrics.js";
import type { PriceFacts } from "../dossier/catalog-facts.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { planName } from "./plan.js";
import type { SubscriptionMrr } from "./subscription-mrr.js";

/**
 * Returns the items of the subscriptions that have not ended, oldest subscription first.
 * The `mrr` of a subscription's items adds up to its MRR; 0 if it does not count.
 */
export function currentPlans(
  subscriptions: readonly SubscriptionMrr[],
  knownPrices: ReadonlyMap<string, PriceFacts>,
  { references, options }: Pick<ValuationContext, "references" | "options">,
): CustomerMetrics["plans"] {
  return subscriptions
    .filter(({ facts }) => unended.has(facts.status))
    .toSorted((a, b) => a.facts.createdSeconds - b.facts.createdSeconds || (a.facts.id < b.facts.id ? -1 : 1))
    .flatMap(({ facts: { id, items }, itemsMinor }) =>
      items.map(({ price, quantity }, index) => {
        const term = { priceId: price.id, productId: price.productId };
        return {
          subscription_id: id,
          price_id: price.id,
          product_id: price.productId,
          name: planName(term, knownPrices.get(price.id), references, options.planName),
          interval: price.recurrence?.interval ?? null,
          interval_count: price.recurrence?.intervalCount ?? null,
          quantity: price.isMetered ? null : (quantity ?? 1),
          mrr: itemsMinor[index] ?? 0,
        };
      }),
    );
}

const unended = new Set(["active", "past_due", "trialing", "paused", "unpaid"]);
