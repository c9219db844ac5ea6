import type { CouponDuration, CouponFacts } from "../metrics/dossier/catalog-facts.js";

/**
 * A coupon that was deleted, as derived streams remember it: discounts outlive their coupon, and Stripe tells its terms no more
 * (https://docs.stripe.com/api/coupons/delete).
 */
export interface DeletedCoupon {
  readonly id: string;
  /** Unix seconds; null: not known. */
  readonly created_at: number | null;
  /** Unix seconds. The coupon's id may have been given to another coupon since. */
  readonly deleted_at: number;
  readonly duration: CouponDuration;
  readonly percent_off: string | null;
  /** In minor units. */
  readonly amount_off: number | null;
  readonly currency: string | null;
  readonly products?: readonly string[] | undefined;
}

/** By coupon, the products that it is restricted to. */
export type CouponProducts = Readonly<Record<string, readonly string[]>>;

/** The coupons that are known to have been deleted. */
export interface DeletedCoupons {
  /** Takes what the event of a deletion shows: all but the products that the coupon was restricted to. */
  add(coupon: CouponFacts, deletedSeconds: number): void;
  /** Takes what a state remembers. */
  addAll(deleted: readonly DeletedCoupon[], products: CouponProducts): void;
  /** Takes a coupon of which discounts were found, for the case that it is deleted. */
  note(coupon: CouponFacts): void;
  /** The terms of a discount that began at a time, in Unix seconds, if its coupon was deleted since. */
  of(id: string, startSeconds: number): CouponFacts | undefined;
  /** What a state has to remember, oldest deletion first: as many as it has room for, the last deleted. */
  entries(): readonly DeletedCoupon[];
  /** The products of coupons that may be deleted one day, for a state to remember: of as many as it has room for, the last found. */
  products(): CouponProducts;
}

/** 150 KB of state, and as much for products. */
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

/** Whether a value of a saved state is one. */
export function isDeletedCoupon(value: unknown): value is DeletedCoupon {
  if (typeof value !== "object" || value === null) return false;
  const { id, deleted_at: deletedAt, duration } = value as Record<string, unknown>;
  return typeof id === "string" && Number.isSafeInteger(deletedAt) && typeof duration === "string";
}
