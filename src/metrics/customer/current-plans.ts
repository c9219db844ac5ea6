import type { CustomerMetrics } from "../../generated/customer_metrics.js";
import type { PriceFacts } from "../dossier/catalog-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { planName } from "./plan.js";

/** Returns the items of the subscriptions that have not ended, oldest subscription first. */
export function currentPlans(
  subscriptions: readonly SubscriptionFacts[],
  knownPrices: ReadonlyMap<string, PriceFacts>,
  { references, options }: Pick<ValuationContext, "references" | "options">,
): CustomerMetrics["plans"] {
  return subscriptions
    .filter(({ status }) => unended.has(status))
    .toSorted((a, b) => a.createdSeconds - b.createdSeconds || (a.id < b.id ? -1 : 1))
    .flatMap(({ id, items }) =>
      items.map(({ price, quantity }) => {
        const term = { priceId: price.id, productId: price.productId };
        return {
          subscription_id: id,
          price_id: price.id,
          product_id: price.productId,
          name: planName(term, knownPrices.get(price.id), references, options.planName),
          interval: price.recurrence?.interval ?? null,
          interval_count: price.recurrence?.intervalCount ?? null,
          quantity: price.isMetered ? null : (quantity ?? 1),
        };
      }),
    );
}

const unended = new Set(["active", "past_due", "trialing", "paused", "unpaid"]);
