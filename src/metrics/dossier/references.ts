import type { DisputeFacts } from "./charge-facts.js";
import type { CouponFacts, DiscountFacts, PriceFacts, ProductFacts } from "./catalog-facts.js";
import type { Dossier } from "./dossier.js";
import type { EndingDiscount } from "./ended-discounts.js";
import { amountsIn } from "../mrr/price.js";
import type { SubscriptionFacts } from "./subscription-facts.js";

/** The catalogue that the objects of a dossier refer to. A missing entry is never an error. */
export interface References {
  price(id: string): PriceFacts | undefined;
  product(id: string): ProductFacts | undefined;
  /** The coupon that had the id when a discount of it began; null: when that was isn't known. */
  coupon(id: string, discountStartSeconds: number | null): CouponFacts | undefined;
  /** The disputes of a charge; undefined: the key may not read them. */
  disputesOf(chargeId: string): readonly DisputeFacts[] | undefined;
}

/**
 * What `derive` will ask for, by id: products, coupons, and the prices whose amounts the dossier lacks, which are tiered ones
 * (`expand[]=data.tiers`) and those sold in another than their own currency (`expand[]=data.currency_options`); disputes by
 * their charge.
 *
 * @param ending the discounts that are remembered of the customer
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
  return { prices, products, coupons, disputes };
}

type ReferenceKind = "prices" | "products" | "coupons" | "disputes";

/** Every representation of a subscription in the dossier: as it stands, and before and after each change. */
export function subscriptionsIn(dossier: Dossier): SubscriptionFacts[] {
  const ofChanges = dossier.changes.flatMap((change) =>
    change.type !== "subscription" ? [] : change.before ? [change.before, change.after] : [change.after],
  );
  return [...dossier.subscriptions, ...ofChanges];
}
