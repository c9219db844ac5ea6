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
  const shownBy = new Map<string, string[]>();
  for (const [id, held] of lines) {
    const { line, currency } = held.line;
    const price = priceOf(line.priceId);
    const tax = taxes.get(id) ?? (line.inclusiveTaxMinor === 0 ? "0" : undefined);
    if (!price || !amountsIn(price, currency) || tax === undefined) return undefined;
    if (line.proration === null && !billsWholePeriod(held.line, price)) return undefined;
    shownBy.set(id, discountIdsOf(held, discounts));
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
  const begun = facts.discounts.filter((discount) => isExact && hasBegun(discount, at, valuing)).map(({ id }) => id);
  const shown = new Set([...[...shownBy.values()].flat(), ...begun]);
  if ([...shown].some((id) => valuing.discounts.known({ id }) === undefined)) return undefined;
  const ofCustomer = valuing.discounts.ofCustomerAt(at)?.id;
  const ofItem = (discountId: string, itemId: string) =>
    shownBy.get(itemId)!.includes(discountId) && isOfItems(discountId, facts, shownBy);
  const counted = { status: "active", pauseBehavior: null, cancelAtPeriodEnd: false, cancelAtSeconds: null };
  const own = [...shown].filter((id) => id !== ofCustomer);
  const subscription = {
    ...facts,
    ...counted,
    endedSeconds: null,
    items: items.map((item) => ({ ...item, discounts: own.filter((id) => ofItem(id, item.id)).map(named) })),
    discounts: own.filter((id) => !isOfItems(id, facts, shownBy)).map(named),
  };
  return { subscription, at };
}

/**
 * Returns whether a discount belongs to single items: the current object shows it so, or only some lines show it and the
 * current subscription does not.
 */
function isOfItems(
  discountId: string,
  { discounts, items }: SubscriptionFacts,
  shownBy: ReadonlyMap<string, readonly string[]>,
): boolean {
  if (discounts.some(({ id }) => id === discountId)) return false;
  if (items.some((item) => item.discounts.some(({ id }) => id === discountId))) return true;
  return [...shownBy.values()].some((ids) => !ids.includes(discountId));
}

function hasBegun({ id }: DiscountFacts, atSeconds: number, { discounts }: ValuationContext): boolean {
  return (discounts.known({ id })?.startSeconds ?? Infinity) <= atSeconds;
}

function named(id: string): DiscountFacts {
  return { id, couponId: null, coupon: undefined, startSeconds: null, endSeconds: null };
}
