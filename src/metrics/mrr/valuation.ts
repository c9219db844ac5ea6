import type { DiscountFacts, PriceFacts, Recurrence } from "../dossier/catalog-facts.js";
import type { ItemFacts, SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ValuationContext } from "./valuation-context.js";
import type { KnownDiscount } from "./discount-index.js";
import { applyCoupon, judgeDiscount, type Discountable, type DiscountJudgement } from "./discount.js";
import { add, divide, fraction, isLess, multiply, subtract, sum, type Fraction } from "./fraction.js";
import { monthlyFactor } from "./interval.js";
import { amountPerPeriod, amountsIn } from "./price.js";

/** A contract's monthly value with every calculation step. Amounts are in minor units, exact and not rounded. */
export interface Valuation {
  /** In the subscription's order. */
  readonly items: readonly ItemValuation[];
  /** In the order of evaluation: the items' discounts, the subscription's, the customer's. */
  readonly discounts: readonly DiscountStep[];
  readonly monthly: Fraction;
  /** Before discounts. */
  readonly monthlyGross: Fraction;
}

/** An item's steps from its price to its part of the MRR, or why it has none. */
export type ItemValuation = ValuedItem | OmittedItem;

export interface ValuedItem {
  readonly facts: ItemFacts;
  /** The representation of the price that contains its amounts. */
  readonly price: PriceFacts;
  readonly recurrence: Recurrence;
  /** Per billing period. */
  readonly listed: Fraction;
  readonly discounted: Fraction;
  /** Without the inclusive tax. */
  readonly untaxed: Fraction;
  readonly monthly: Fraction;
}

export interface OmittedItem {
  readonly facts: ItemFacts;
  readonly omitted: "one_time" | "metered" | "unknown_amount";
}

/** A discount that was evaluated. */
export interface DiscountStep {
  readonly discount: DiscountFacts;
  readonly level: "item" | "subscription" | "customer";
  /** `replaced`: a customer-level discount, because the subscription has its own discount that counts. */
  readonly judgement: DiscountJudgement | { readonly verdict: "replaced"; readonly known: KnownDiscount | undefined };
  /** The amount it took off each item per billing period; empty: it took off nothing. */
  readonly taken: readonly { readonly item: ItemFacts; readonly amount: Fraction }[];
}

/**
 * Returns a contract's monthly value at a time, with every step.
 * Only recurring licensed items count. Item discounts are applied first.
 * The subscription's discounts follow; without any that counts, the customer's discount follows.
 * Then inclusive tax is removed and the amount is converted to a month. Order and arithmetic: docs/decisions/mrr.md.
 */
export function valuationOf(subscription: SubscriptionFacts, atSeconds: number, valuing: ValuationContext): Valuation {
  const discounts: DiscountStep[] = [];
  const considered = subscription.items.map((item) => pricedItem(subscription, item, valuing));
  const priced = considered.filter(isPriced);

  const reducedBy = (items: readonly PricedItem[], discount: DiscountFacts, level: DiscountStep["level"]) => {
    const judgement = judgeDiscount(discount, atSeconds, valuing);
    const isCounted = judgement.verdict === "counted";
    const reduced = isCounted ? applyCoupon(items, judgement.known.coupon, subscription.currency) : [...items];
    discounts.push({ discount, level, judgement, taken: isCounted ? takenOff(items, reduced) : [] });
    return reduced;
  };

  const ownReduced = priced.flatMap((item) =>
    item.facts.discounts.reduce<PricedItem[]>((items, discount) => reducedBy(items, discount, "item"), [item]),
  );
  const reduced = subscription.discounts.reduce<PricedItem[]>(
    (items, discount) => reducedBy(items, discount, "subscription"),
    ownReduced,
  );
  const hasOwn = discounts.some(({ level, judgement }) => level === "subscription" && judgement.verdict === "counted");
  const ofCustomer = valuing.discounts.ofCustomerAt(atSeconds);
  if (ofCustomer && hasOwn) {
    const judgement = { verdict: "replaced", known: valuing.discounts.known(ofCustomer) } as const;
    discounts.push({ discount: ofCustomer, level: "customer", judgement, taken: [] });
  }
  const final = ofCustomer && !hasOwn ? reducedBy(reduced, ofCustomer, "customer") : reduced;

  const valued = priced.map((item, index) => valuedItem(item, final[index]!.amount));
  return {
    items: considered.map((item) => (isPriced(item) ? valued[priced.indexOf(item)]! : item)),
    discounts,
    monthly: sum(valued.map(({ monthly }) => monthly)),
    monthlyGross: sum(priced.map((item) => valuedItem(item, item.amount).monthly)),
  };
}

interface PricedItem extends Discountable {
  readonly facts: ItemFacts;
  readonly price: PriceFacts;
}

function isPriced(item: PricedItem | OmittedItem): item is PricedItem {
  return "amount" in item;
}

/**
 * Returns the item with its price per billing period.
 * Omits metered and one-time prices, because they are not MRR, and prices with an unknown amount.
 */
function pricedItem(
  subscription: SubscriptionFacts,
  facts: ItemFacts,
  valuing: ValuationContext,
): PricedItem | OmittedItem {
  const { currency } = subscription;
  const { recurrence, isMetered } = facts.price;
  if (!recurrence) return { facts, omitted: "one_time" };
  if (isMetered) return { facts, omitted: "metered" };
  const price = amountsIn(facts.price, currency)
    ? facts.price
    : (valuing.references.price(facts.price.id) ?? facts.price);
  const amount = amountPerPeriod(price, currency, facts.quantity ?? 1);
  if (!amount) {
    valuing.issues.add(
      "unknown_amount",
      `Price ${price.id}: its amount in ${currency} is unknown, so it adds 0 to the MRR of ${subscription.id}.`,
    );
    return { facts, omitted: "unknown_amount" };
  }
  if (facts.inclusiveTaxPercent === null) {
    valuing.issues.add(
      "unknown_tax",
      `Price ${price.id}: it includes tax of an unknown rate, so the MRR of ${subscription.id} includes the tax.`,
    );
  }
  return { amount, recurrence, productId: facts.price.productId, facts, price };
}

function takenOff(before: readonly PricedItem[], after: readonly PricedItem[]): DiscountStep["taken"] {
  return before.flatMap(({ facts, amount }, index) => {
    const rest = after[index]!.amount;
    return isLess(rest, amount) ? [{ item: facts, amount: subtract(amount, rest) }] : [];
  });
}

function valuedItem({ facts, price, recurrence, amount: listed }: PricedItem, discounted: Fraction): ValuedItem {
  const untaxed = withoutTax(discounted, facts);
  const monthly = multiply(untaxed, monthlyFactor(recurrence));
  return { facts, price, recurrence, listed, discounted, untaxed, monthly };
}

function withoutTax(amount: Fraction, { inclusiveTaxPercent }: ItemFacts): Fraction {
  if (inclusiveTaxPercent === null || Number(inclusiveTaxPercent) === 0) return amount;
  return divide(multiply(amount, fraction(100)), add(fraction(100), fraction(inclusiveTaxPercent)));
}
