import { applyCoupon, countedDiscounts, type Discountable } from "./discount.js";
import { add, divide, fraction, isLess, multiply, roundHalfUp, sum, type Fraction } from "./fraction.js";
import type { Ground } from "../ground.js";
import { monthlyFactor } from "./interval.js";
import { amountPerPeriod, amountsIn } from "./price.js";
import type { ItemFacts, SubscriptionFacts } from "../facts/subscription-facts.js";

/** What a subscription's contract is worth per month, whatever its status. */
export interface ContractValue {
  readonly mrrMinor: number;
  /** Before discounts. */
  readonly grossMinor: number;
  /** The discounts that made a difference, sorted. */
  readonly discountIds: readonly string[];
}

/**
 * Values a contract at a time: recurring licensed items, item discounts, then the subscription's discounts (in their absence the
 * customer's), inclusive tax taken out, made monthly, rounded half up once. Order and arithmetic: docs/DECISIONS.md.
 */
export function contractValue(subscription: SubscriptionFacts, atSeconds: number, ground: Ground): ContractValue {
  const priced = subscription.items.flatMap((item) => pricedItem(subscription, item, ground));
  const applied = new Set<string>();
  const less = (items: readonly PricedItem[], { id, coupon }: KnownCoupon): PricedItem[] => {
    const reduced = applyCoupon(items, coupon, subscription.currency);
    if (reduced.some(({ amount }, index) => isLess(amount, items[index]?.amount ?? amount))) applied.add(id);
    return reduced;
  };
  const ownReduced = priced.flatMap((item) =>
    countedDiscounts(item.facts.discounts, atSeconds, ground).reduce<PricedItem[]>(less, [item]),
  );
  const own = countedDiscounts(subscription.discounts, atSeconds, ground);
  const ofCustomer = ground.discounts.ofCustomerAt(atSeconds);
  const general = own.length > 0 || !ofCustomer ? own : countedDiscounts([ofCustomer], atSeconds, ground);
  return {
    mrrMinor: roundHalfUp(monthly(general.reduce<PricedItem[]>(less, ownReduced))),
    grossMinor: roundHalfUp(monthly(priced)),
    discountIds: [...applied].toSorted(),
  };
}

interface PricedItem extends Discountable {
  readonly facts: ItemFacts;
}

type KnownCoupon = ReturnType<typeof countedDiscounts>[number];

/** None for what isn't MRR: metered and one-time prices. */
function pricedItem(subscription: SubscriptionFacts, facts: ItemFacts, ground: Ground): PricedItem[] {
  const { currency } = subscription;
  const { recurrence, isMetered } = facts.price;
  if (!recurrence || isMetered) return [];
  const price = amountsIn(facts.price, currency)
    ? facts.price
    : (ground.references.price(facts.price.id) ?? facts.price);
  const amount = amountPerPeriod(price, currency, facts.quantity ?? 1);
  if (!amount) {
    ground.issues.add(
      `Price ${price.id}: its amount in ${currency} is unknown, so it adds 0 to the MRR of ${subscription.id}.`,
    );
    return [];
  }
  if (facts.inclusiveTaxPercent === null) {
    ground.issues.add(
      `Price ${price.id}: it includes tax of an unknown rate, so the MRR of ${subscription.id} includes the tax.`,
    );
  }
  return [{ amount, recurrence, productId: facts.price.productId, facts }];
}

function monthly(items: readonly PricedItem[]): Fraction {
  return sum(
    items.map(({ amount, recurrence, facts }) => multiply(withoutTax(amount, facts), monthlyFactor(recurrence))),
  );
}

function withoutTax(amount: Fraction, { inclusiveTaxPercent }: ItemFacts): Fraction {
  if (inclusiveTaxPercent === null || Number(inclusiveTaxPercent) === 0) return amount;
  return divide(multiply(amount, fraction(100)), add(fraction(100), fraction(inclusiveTaxPercent)));
}
