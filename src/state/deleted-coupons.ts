import { areTexts, isText, isTextOrNull, isTime, optional, orNull, shapeOf, type Check } from "./checks.js";
import type { CouponDuration, CouponFacts } from "../metrics/dossier/catalog-facts.js";

/**
 * A deleted coupon in the state of a derived stream. Its discounts continue after the deletion,
 * but Stripe no longer returns its terms (https://docs.stripe.com/api/coupons/delete).
 */
export interface DeletedCoupon {
  readonly id: string;
  /** Unix seconds; null: not known. */
  readonly created_at: number | null;
  /** Unix seconds. Another coupon may have the same id since. */
  readonly deleted_at: number;
  readonly duration: CouponDuration;
  readonly percent_off: string | null;
  /** In minor units. */
  readonly amount_off: number | null;
  readonly currency: string | null;
  readonly products?: readonly string[] | undefined;
}

/** The products that each coupon is restricted to, by the coupon's id. */
export type CouponProducts = Readonly<Record<string, readonly string[]>>;

/** The coupons that are known to have been deleted. */
export interface DeletedCoupons {
  /** Adds a coupon from the event of its deletion, which contains all terms except the products. */
  add(coupon: CouponFacts, deletedSeconds: number): void;
  /** Adds the coupons and products that a state stores. */
  addAll(deleted: readonly DeletedCoupon[], products: CouponProducts): void;
  /** Stores the products of a coupon that has discounts, for the case that it is deleted. */
  note(coupon: CouponFacts): void;
  /** Returns the terms of a discount that began at a time, in Unix seconds, if its coupon was deleted since. */
  of(id: string, startSeconds: number): CouponFacts | undefined;
  /** Returns the coupons for the state, oldest deletion first. If there are too many, the last deleted ones. */
  entries(): readonly DeletedCoupon[];
  /**
   * Returns the products for the state, of coupons that may be deleted later.
   * If there are too many coupons, the last found ones.
   */
  products(): CouponProducts;
}

/** The coupons take up to 150 KB of state, and the products as much. */
const mostCoupons = 1000;

export function createDeletedCoupons(most = mostCoupons): DeletedCoupons {
  const known = new Map<string, DeletedCoupon>();
  const productsOf = new Map<string, readonly string[]>();
  const inOrder = () => [...known.values()].toSorted((a, b) => a.deleted_at - b.deleted_at || (a.id < b.id ? -1 : 1));
  const put = (deleted: DeletedCoupon): void => void known.set(`${deleted.deleted_at} ${deleted.id}`, deleted);
  return {
    add({ id, createdSeconds, duration, percentOff, amountOffMinor, currency, productIds }, deletedSeconds) {
      const products = productIds ?? productsOf.get(id);
      put({
        id,
        created_at: createdSeconds,
        deleted_at: deletedSeconds,
        duration,
        percent_off: percentOff,
        amount_off: amountOffMinor,
        currency,
        ...(products && { products }),
      });
    },
    addAll(deleted, products) {
      deleted.forEach(put);
      for (const [id, ofCoupon] of Object.entries(products)) productsOf.set(id, ofCoupon);
    },
    note({ id, productIds }) {
      productsOf.delete(id);
      if (productIds) productsOf.set(id, productIds);
    },
    of(id, startSeconds) {
      const deleted = inOrder().find((each) => each.id === id && startSeconds <= each.deleted_at);
      return deleted && factsOf(deleted);
    },
    entries: () => inOrder().slice(-most),
    products: () => Object.fromEntries([...productsOf].slice(-most)),
  };
}

function factsOf(deleted: DeletedCoupon): CouponFacts {
  return {
    id: deleted.id,
    createdSeconds: deleted.created_at,
    duration: deleted.duration,
    percentOff: deleted.percent_off,
    amountOffMinor: deleted.amount_off,
    currency: deleted.currency,
    productIds: deleted.products,
  };
}

/** Returns whether a value of a saved state is a deleted coupon. */
export const isDeletedCoupon: Check = shapeOf({
  id: isText,
  created_at: orNull(isTime),
  deleted_at: isTime,
  duration: isText,
  percent_off: isTextOrNull,
  amount_off: orNull(isTime),
  currency: isTextOrNull,
  products: optional(areTexts),
});
