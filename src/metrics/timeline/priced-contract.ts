import type { DiscountFacts, PriceFacts } from "../dossier/catalog-facts.js";
import type { ItemFacts, SubscriptionFacts } from "../dossier/subscription-facts.js";
import { amountsIn } from "../mrr/price.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { billsWholePeriod, discountIdsOf, type LineDiscounts } from "./billed-amounts.js";
import type { Contract } from "./contracts.js";

/** A past contract in the form of a subscription, so that it is valued as a present one. */
export interface PricedContract {
  readonly subscription: SubscriptionFacts;
  readonly at: number;
}

/**
 * Returns a past contract as a subscription; undefined: the amount of a price, a coupon or an included tax is unknown.
 * A line of a whole period shows its discounts. A proration does not, so it keeps those of the current subscription
 * that had begun.
 */
export function pricedContract(
  { fromSeconds, items: lines, isExact }: Contract,
  facts: SubscriptionFacts,
  discounts: LineDiscounts,
  priceOf: (id: string | null) => PriceFacts | undefined,
  valuing: ValuationContext,
): PricedContract | undefined {
  const at = Math.max(fromSeconds, facts.startSeconds);
  const taxes = new Map(facts.items.map(({ id, inclusiveTaxPercent }) => [id, inclusiveTaxPercent]));
  const items: ItemFacts[] = [];
  const shown = new Set<string>();
  for (const [id, held] of lines) {
    const { line, currency } = held.line;
    const price = priceOf(line.priceId);
    const tax = taxes.get(id) ?? (line.inclusiveTaxMinor === 0 ? "0" : undefined);
    if (!price || !amountsIn(price, currency) || tax === undefined) return undefined;
    if (line.proration === null && !billsWholePeriod(held.line, price)) return undefined;
    for (const discountId of discountIdsOf(held, discounts)) shown.add(discountId);
    items.push({
      id,
      createdSeconds: null,
      price,
      quantity: line.quantity,
      discounts: [],
      periodStartSeconds: line.periodStartSeconds,
      periodEndSeconds: line.periodEndSeconds,
      inclusiveTaxPercent: tax,
    });
  }
  if (isExact)
    for (const { id } of facts.discounts.filter((discount) => hasBegun(discount, at, valuing))) shown.add(id);
  const known = [...shown].map((id) => valuing.discounts.known({ id }));
  if (known.some((discount) => discount === undefined)) return undefined;
  const ofCustomer = valuing.discounts.ofCustomerAt(at)?.id;
  const own = [...shown].filter((id) => id !== ofCustomer).map(named);
  const counted = { status: "active", pauseBehavior: null, cancelAtPeriodEnd: false, cancelAtSeconds: null };
  return { subscription: { ...facts, ...counted, endedSeconds: null, items, discounts: own }, at };
}

function hasBegun({ id }: DiscountFacts, atSeconds: number, { discounts }: ValuationContext): boolean {
  return (discounts.known({ id })?.startSeconds ?? Infinity) <= atSeconds;
}

function named(id: string): DiscountFacts {
  return { id, couponId: null, coupon: undefined, startSeconds: null, endSeconds: null };
}
