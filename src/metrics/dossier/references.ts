import type { DisputeFacts } from "./charge-facts.js";
import type { CouponFacts, DiscountFacts, PriceFacts, ProductFacts } from "./catalog-facts.js";
import type { Dossier } from "./dossier.js";
import type { EndingDiscount } from "./ended-discounts.js";
import type { LineFacts } from "./invoice-facts.js";
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

/** The current object that shows a discount. */
export interface DiscountHolder {
  readonly kind: "subscriptions" | "subscription_items" | "customers" | "invoices";
  readonly id: string;
}

/** A discount whose coupon `derive` looks up. */
export interface NeededCoupon {
  readonly couponId: string;
  readonly discountId: string;
  /** null: unknown. */
  readonly startSeconds: number | null;
  /** undefined: only an event or an earlier sync showed the discount. */
  readonly holder: DiscountHolder | undefined;
}

/**
 * What `derive` looks up: ids of prices and products, charges with disputes, balance transactions of failures, and
 * each discount's coupon.
 */
export interface WantedReferences {
  readonly prices: ReadonlySet<string>;
  readonly products: ReadonlySet<string>;
  readonly disputes: ReadonlySet<string>;
  readonly failures: ReadonlySet<string>;
  readonly coupons: readonly NeededCoupon[];
}

/**
 * Returns the ids that `derive` looks up: products, coupons, prices, charges with disputes, and the balance transactions
 * of failures that came after their charge.
 * Prices are included only if the dossier lacks their amounts.
 * Those are tiered prices (`expand[]=data.tiers`) and prices sold in another currency
 * (`expand[]=data.currency_options`).
 *
 * @param ending the discounts in the customer's carry-over
 * @param emitsHistory whether past contracts are valued. A contract is valued by its prices only if all are known, so the
 *   prices of all lines are needed: those of prorations, and those of the items beside them
 */
export function referencesOf(
  dossier: Dossier,
  { ending = [], emitsHistory = true }: { ending?: readonly EndingDiscount[]; emitsHistory?: boolean } = {},
): WantedReferences {
  const prices = new Set<string>();
  const products = new Set<string>();
  for (const subscription of subscriptionsIn(dossier)) {
    for (const item of subscription.items) {
      if (amountsIn(item.price, subscription.currency) === undefined) prices.add(item.price.id);
      if (item.price.productId) products.add(item.price.productId);
    }
  }
  const known = new Set(subscriptionsIn(dossier).flatMap(({ items }) => items.map(({ price }) => price.id)));
  for (const { priceId } of emitsHistory ? linesIn(dossier) : [])
    if (priceId !== null && !known.has(priceId)) prices.add(priceId);
  for (const { lines } of dossier.invoices) for (const { productId } of lines) if (productId) products.add(productId);
  const disputes = new Set((dossier.charges ?? []).filter(({ isDisputed }) => isDisputed).map(({ id }) => id));
  const failures = new Set(
    (dossier.charges ?? []).flatMap(({ status, isCard, failureTransactionId }) =>
      status === "failed" && !isCard ? (failureTransactionId ?? []) : [],
    ),
  );
  return { prices, products, disputes, failures, coupons: neededCoupons(dossier, ending) };
}

function linesIn({ invoices, pendingProrations = [] }: Dossier): LineFacts[] {
  return [...invoices.flatMap(({ lines }) => lines), ...pendingProrations.map(({ line }) => line)];
}

/** Returns the references without the times of discounts, because a test clock's time has no order with real time. */
export function withoutTimes(wanted: WantedReferences): WantedReferences {
  return { ...wanted, coupons: wanted.coupons.map((needed) => ({ ...needed, startSeconds: null })) };
}

/** Returns each discount once, if its coupon's id is known. A current object that shows it comes first. */
function neededCoupons(dossier: Dossier, ending: readonly EndingDiscount[]): NeededCoupon[] {
  const needed = new Map<string, NeededCoupon>();
  const add = (holder?: DiscountHolder) => (discount: Omit<DiscountFacts, "coupon" | "endSeconds"> | null) => {
    if (!discount?.couponId || needed.has(discount.id)) return;
    const { id, couponId, startSeconds } = discount;
    needed.set(id, { couponId, discountId: id, startSeconds, holder });
  };
  for (const { id, discounts, items } of dossier.subscriptions) {
    discounts.forEach(add({ kind: "subscriptions", id }));
    for (const item of items) item.discounts.forEach(add({ kind: "subscription_items", id: item.id }));
  }
  const { customer } = dossier;
  add(customer.isDeleted ? undefined : { kind: "customers", id: customer.id })(customer.discount);
  for (const { id, discounts } of dossier.invoices) discounts.forEach(add({ kind: "invoices", id }));
  for (const { discounts, items } of subscriptionsIn(dossier)) {
    [...discounts, ...items.flatMap((item) => item.discounts)].forEach(add());
  }
  for (const change of dossier.changes) if (change.type === "discount") add()(change.discount);
  ending.forEach(add());
  return [...needed.values()];
}

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
