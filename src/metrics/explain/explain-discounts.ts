import type { CouponFacts } from "../dossier/catalog-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { amountOffIn, countsDuration } from "../mrr/discount.js";
import type { DiscountStep } from "../mrr/valuation.js";
import { decidedBy } from "./deciding-options.js";
import { money } from "./money.js";
import { moment, withRemark } from "./phrases.js";
import { statement, type Statement } from "./statement.js";
import type { Subject } from "./subject.js";

/**
 * Returns a discount as text: `10 % off forever, coupon FRIEND, of the subscription`. An amount off is in the
 * subscription's currency, unless the coupon has no amount in it.
 */
export function discountText(step: DiscountStep, currency: string): string {
  const { discount, level, judgement } = step;
  const owner = level === "item" ? "of the item" : level === "subscription" ? "of the subscription" : "of the customer";
  const known = "known" in judgement ? judgement.known : undefined;
  if (!known) return `Discount ${discount.id}, ${owner}`;
  return `${termsOf(known.coupon, currency)}, coupon ${known.coupon.id}, ${owner}`;
}

/** Returns why each discount that took nothing off did not apply. */
export function explainIdleDiscounts(
  steps: readonly DiscountStep[],
  subscription: SubscriptionFacts,
  subject: Subject,
): Statement[] {
  return steps
    .filter(({ taken }) => taken.length === 0)
    .map((step) =>
      statement(
        `${discountText(step, subscription.currency)}: takes nothing off, since ${reason(step, subscription, subject)}.`,
      ),
    );
}

/** Returns the options that make a discount's duration count or not, unlike the defaults; empty if they agree. */
export function durationRemark({ judgement }: DiscountStep, { options }: Subject): string {
  const duration = "known" in judgement ? judgement.known?.coupon.duration : undefined;
  if (duration === undefined) return "";
  return decidedBy(options, ["discounts"], (each) => countsDuration(duration, each));
}

function reason(step: DiscountStep, subscription: SubscriptionFacts, subject: Subject): string {
  const { judgement } = step;
  switch (judgement.verdict) {
    case "unknown":
      return "its coupon is unknown";
    case "replaced":
      return "the subscription has a discount of its own, which replaces the customer's";
    case "ended":
      return `it ended ${moment(judgement.known.endSeconds ?? 0)}`;
    case "duration":
      return withRemark(durationReason(judgement.known.coupon), durationRemark(step, subject));
    default:
      return noEffect(judgement.known.coupon, step, subscription);
  }
}

function durationReason({ duration }: CouponFacts): string {
  if (duration === "once") return "it lowers one invoice only";
  return duration === "repeating" ? "repeating discounts don't count" : "discounts don't count";
}

function noEffect(
  coupon: CouponFacts,
  { level, discount }: DiscountStep,
  { currency, items }: SubscriptionFacts,
): string {
  if (coupon.percentOff === null && amountOffIn(coupon, currency) === undefined) {
    const own = [coupon.currency ?? "no currency", ...Object.keys(coupon.currencyOptions ?? {})];
    return `it is in ${own.join(", ").toUpperCase()} and the subscription in ${currency.toUpperCase()}`;
  }
  const { productIds } = coupon;
  const covered = level === "item" ? items.filter(({ discounts }) => discounts.includes(discount)) : items;
  if (productIds && !covered.some(({ price }) => price.productId !== null && productIds.includes(price.productId))) {
    return `it is restricted to other products (${productIds.join(", ")})`;
  }
  return "there is nothing that it could be taken off";
}

function termsOf(coupon: CouponFacts, currency: string): string {
  const amountOff = amountOffIn(coupon, currency);
  const amount =
    amountOff === undefined ? money(coupon.amountOffMinor ?? 0, coupon.currency ?? "") : money(amountOff, currency);
  return `${coupon.percentOff === null ? amount : `${coupon.percentOff} %`} off ${coupon.duration}`;
}
