import type { DisputeFacts } from "./charge-facts.js";
import type { CouponFacts, DiscountFacts, PriceFacts, ProductFacts } from "./catalog-facts.js";
import type { Dossier } from "./dossier.js";
import type { EndingDiscount } from "./ended-discounts.js";
import { amountsIn } from "../mrr/price.js";
import type { SubscriptionFacts } from "./subscription-facts.js";

/** The catalog objects and disputes that a dossier refers to. A missing entry is never an error. */
export interface References {
  price(id: string): PriceFacts | undefined;
  product(id: string): ProductFacts | undefined;
  /** Returns the coupon that had the id when its discount began; null: that time is unknown. */
  coupon(id: string, discountStartSeconds: number | null): CouponFacts | undefined;
  /** Returns the disputes of a charge; undefined: the key cannot read them. */
  disputesOf(chargeId: string): readonly DisputeFacts[] | undefined;
  /** Returns when a charge failed, by the id of its failure's balance transaction; undefined: unknown. */
  failureSeconds(transactionId: string): number | undefined;
}

/**
 * Returns the ids that `derive` looks up: products, coupons, prices, charges with disputes, and the balance transactions
 * of failures that came after their charge.
 * Prices are included only if the dossier lacks their amounts.
 * Those are tiered prices (`expand[]=data.tiers`) and prices sold in another currency
 * (`expand[]=data.currency_options`).
 *
 * @param ending the discounts in the customer's carry-over
 */
export function referencesOf(
  dossier: Dossier,
  ending: readonly EndingDiscount[] = [],
): Readonly<Record<ReferenceKind, Set<string>>> {
  const prices = new Set<string>();
  const products = new Set<string>();
  const coupons = new Set(ending.map(({ couponId }) => couponId));
  const addDiscount = (discount: DiscountFacts | null) => {
    if (discount?.couponId) coupons.add(discount.couponId);
  };
  addDiscount(dossier.customer.discount);
  for (const subscription of subscriptionsIn(dossier)) {
    subscription.discounts.forEach(addDiscount);
    for (const item of subscription.items) {
      item.discounts.forEach(addDiscount);
      if (amountsIn(item.price, subscription.currency) === undefined) prices.add(item.price.id);
      if (item.price.productId) products.add(item.price.productId);
    }
  }
  for (const change of dossier.changes) if (change.type === "discount") addDiscount(change.discount);
  for (const { discounts } of dossier.invoices) discounts.forEach(addDiscount);
  for (const { lines } of dossier.invoices) for (const { productId } of lines) if (productId) products.add(productId);
  const disputes = new Set((dossier.charges ?? []).filter(({ isDisputed }) => isDisputed).map(({ id }) => id));
  const failures = new Set(
    (dossier.charges ?? []).flatMap(({ status, isCard, failureTransactionId }) =>
      status === "failed" && !isCard ? (failureTransactionId ?? []) : [],
    ),
  );
  return { prices, products, coupons, disputes, failures };
}

type ReferenceKind = "prices" | "products" | "coupons" | "disputes" | "failures";

/**
 * Returns every representation of a subscription in the dossier: the current one, and those before and after each
 * change.
 */
export function subscriptionsIn(dossier: Dossier): SubscriptionFacts[] {
  const ofChanges = dossier.changes.flatMap((change) =>
    change.type !== "subscription" ? [] : change.before ? [change.before, change.after] : [change.after],
  );
  return [...dossier.subscriptions, ...ofChanges];
}
