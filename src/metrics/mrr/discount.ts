import type { CouponDuration, CouponFacts, DiscountFacts, Recurrence } from "../dossier/catalog-facts.js";
import type { KnownDiscount } from "./discount-index.js";
import { divide, fraction, isLess, isPositive, multiply, subtract, sum, zero, type Fraction } from "./fraction.js";
import type { ValuationContext } from "./valuation-context.js";
import { approximateDays } from "./interval.js";
import type { MetricsOptions } from "../options.js";

/** An item's amount per billing period, while discounts are applied to it. */
export interface Discountable {
  readonly amount: Fraction;
  readonly recurrence: Recurrence;
  readonly productId: string | null;
}

/**
 * Whether a discount lowers MRR at a time.
 * If not, why: its coupon is unknown, it has ended, or its duration does not count.
 */
export type DiscountJudgement =
  | { readonly verdict: "counted" | "ended" | "duration"; readonly known: KnownDiscount }
  | { readonly verdict: "unknown" };

export function judgeDiscount(
  discount: DiscountFacts,
  atSeconds: number,
  valuing: ValuationContext,
): DiscountJudgement {
  const known = valuing.discounts.known(discount);
  if (!known) {
    if (valuing.options.discounts !== "none") {
      valuing.issues.add(
        "unknown_coupon",
        `Discount ${discount.id}: its coupon is unknown, so MRR is given without this discount.`,
      );
    }
    return { verdict: "unknown" };
  }
  if (known.endSeconds !== null && known.endSeconds <= atSeconds) return { verdict: "ended", known };
  return { verdict: countsDuration(known.coupon.duration, valuing.options) ? "counted" : "duration", known };
}

/** Returns whether a coupon of this duration lowers MRR. */
export function countsDuration(duration: CouponDuration, { discounts }: Pick<MetricsOptions, "discounts">): boolean {
  return countedDurations[discounts].includes(duration);
}

const countedDurations: Record<MetricsOptions["discounts"], readonly CouponDuration[]> = {
  none: [],
  forever: ["forever"],
  forever_and_repeating: ["forever", "repeating"],
  all: ["forever", "repeating", "once"],
};

/**
 * Returns a coupon's amount off in a currency, in its minor units. undefined: the coupon has no amount in it.
 *
 *     700 usd, with 600 eur in its currency options -> 600 in eur, undefined in gbp
 */
export function amountOffIn(coupon: CouponFacts, currency: string): number | undefined {
  if (coupon.currency === currency) return coupon.amountOffMinor ?? undefined;
  return coupon.currencyOptions?.[currency];
}

/**
 * Returns the items with a coupon applied. A percentage applies to each eligible item.
 * An amount off is per billing period and applies only to the eligible items with the shortest recurrence.
 * Those items share it in proportion to their amounts; no amount falls below 0.
 *
 *     items 3000 and 1000, both monthly; 800 off     -> 2400 and 800
 *     items 60000 yearly and 1000 monthly; 800 off   -> 60000 and 200
 */
export function applyCoupon<T extends Discountable>(items: readonly T[], coupon: CouponFacts, currency: string): T[] {
  const restriction = coupon.productIds;
  const isEligible = (item: T) => !restriction || (item.productId !== null && restriction.includes(item.productId));
  if (coupon.percentOff !== null) {
    const share = divide(subtract(fraction(100), fraction(coupon.percentOff)), fraction(100));
    return items.map((item) => (isEligible(item) ? { ...item, amount: multiply(item.amount, share) } : item));
  }
  const amountOff = amountOffIn(coupon, currency);
  if (amountOff === undefined) return [...items];
  const eligible = items.filter((item) => isEligible(item) && isPositive(item.amount));
  if (eligible.length === 0) return [...items];
  const shortest = Math.min(...eligible.map(({ recurrence }) => approximateDays(recurrence)));
  const chosen = eligible.filter(({ recurrence }) => approximateDays(recurrence) === shortest);
  const total = sum(chosen.map(({ amount }) => amount));
  const off = fraction(amountOff);
  const share = isLess(off, total) ? divide(subtract(total, off), total) : zero;
  return items.map((item) => (chosen.includes(item) ? { ...item, amount: multiply(item.amount, share) } : item));
}
