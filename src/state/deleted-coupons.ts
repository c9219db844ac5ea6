import {
  areTexts,
  isText,
  isTextOrNull,
  isTime,
  listOf,
  mapOf,
  optional,
  orNull,
  shapeOf,
  type Check,
} from "./checks.js";
import type { CouponDuration, CouponFacts } from "../metrics/dossier/catalog-facts.js";

/**
 * A deleted coupon in the state of a derived stream. Its discounts continue after the deletion,
 * but Stripe no longer returns its terms (https://docs.stripe.com/api/coupons/delete).
 */
export interface DeletedCoupon {
  readonly id: string;
  /** Unix seconds; null: not known. */
  readonly created_at: number | null;
  /**
   * Unix seconds; without the event of the deletion, the last second at which it can have been deleted.
   * Another coupon may have the same id since.
   */
  readonly deleted_at: number;
  readonly duration: CouponDuration;
  readonly percent_off: string | null;
  /** In minor units. */
  readonly amount_off: number | null;
  readonly currency: string | null;
  /** The amounts off in other currencies. */
  readonly currency_options?: Readonly<Record<string, number>> | undefined;
  readonly products?: readonly string[] | undefined;
}

/** The products that each coupon is restricted to, by the coupon's id. */
export type CouponProducts = Readonly<Record<string, readonly string[]>>;

/** The amounts off in other currencies than the coupon's own, by the coupon's id and the currency. */
export type CouponCurrencyOptions = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The coupons in the state of a derived stream. */
export interface SavedCoupons {
  /** The terms of deleted coupons, oldest deletion first. */
  readonly deleted: readonly DeletedCoupon[];
  /** The products that coupons are restricted to, because the event of a deletion does not contain them. */
  readonly products: CouponProducts;
  /** The amounts off in other currencies, which the event does not contain either. Absent: there are none. */
  readonly currency_options?: CouponCurrencyOptions | undefined;
}

/** The coupons that are known to have been deleted. */
export interface DeletedCoupons {
  /**
   * Adds a coupon from the event of its deletion. The event contains all terms except those that Stripe shows only
   * expanded: the products and the other currencies.
   */
  add(coupon: CouponFacts, deletedSeconds: number): void;
  /**
   * Adds a deleted coupon that a discount shows with all its terms.
   *
   * @param goneBySeconds Unix seconds by which the coupon was deleted
   */
  addFound(coupon: CouponFacts, goneBySeconds: number): void;
  /** Adds the coupons of a state. */
  addAll(saved: SavedCoupons): void;
  /** Stores the expanded terms of a coupon that has discounts, for the case that it is deleted. */
  note(coupon: CouponFacts): void;
  /**
   * Returns the terms of a discount that began at a time, in Unix seconds, if its coupon was deleted since. If several
   * coupons can have had the id at that time, the one that was created last.
   */
  of(id: string, startSeconds: number): CouponFacts | undefined;
  /** Returns the coupon with this id that was deleted last. */
  last(id: string): CouponFacts | undefined;
  /** The number of coupons, or of their expanded terms, for which the state has no room. */
  readonly dropped: number;
  /**
   * Returns the coupons for the state. If there are too many, the last deleted ones, and the last found expanded terms.
   */
  saved(): SavedCoupons;
}

/** The coupons take up to 150 KB of state, and the products and the other currencies as much each. */
const mostCoupons = 1000;

export function createDeletedCoupons(most = mostCoupons): DeletedCoupons {
  const known = new Map<string, DeletedCoupon>();
  const productsOf = new Map<string, readonly string[]>();
  const optionsOf = new Map<string, Readonly<Record<string, number>>>();
  const inOrder = () => [...known.values()].toSorted((a, b) => a.deleted_at - b.deleted_at || (a.id < b.id ? -1 : 1));
  const put = (deleted: DeletedCoupon): void => void known.set(keyOf(deleted), deleted);
  return {
    add(coupon, deletedSeconds) {
      const { id } = coupon;
      const found = known.get(keyOf(savedCoupon(coupon, deletedSeconds)));
      const currencyOptions = coupon.currencyOptions ?? found?.currency_options ?? optionsOf.get(id);
      const productIds = coupon.productIds ?? found?.products ?? productsOf.get(id);
      put(savedCoupon({ ...coupon, currencyOptions, productIds }, deletedSeconds));
    },
    addFound: (coupon, goneBySeconds) => put(savedCoupon(coupon, goneBySeconds)),
    addAll({ deleted, products, currency_options: options = {} }) {
      deleted.forEach(put);
      for (const [id, ofCoupon] of Object.entries(products)) productsOf.set(id, ofCoupon);
      for (const [id, ofCoupon] of Object.entries(options)) optionsOf.set(id, ofCoupon);
    },
    note({ id, productIds, currencyOptions }) {
      productsOf.delete(id);
      optionsOf.delete(id);
      if (productIds) productsOf.set(id, productIds);
      if (currencyOptions) optionsOf.set(id, currencyOptions);
    },
    of(id, startSeconds) {
      const existed = (each: DeletedCoupon) => createdOf(each) <= startSeconds && startSeconds <= each.deleted_at;
      const [deleted] = [...known.values()]
        .filter((each) => each.id === id && existed(each))
        .toSorted((a, b) => createdOf(b) - createdOf(a) || a.deleted_at - b.deleted_at);
      return deleted && factsOf(deleted);
    },
    last(id) {
      const deleted = inOrder().findLast((each) => each.id === id);
      return deleted && factsOf(deleted);
    },
    get dropped() {
      return Math.max(0, known.size - most, productsOf.size - most, optionsOf.size - most);
    },
    saved: () => ({
      deleted: inOrder().slice(-most),
      products: Object.fromEntries([...productsOf].slice(-most)),
      ...(optionsOf.size > 0 && { currency_options: Object.fromEntries([...optionsOf].slice(-most)) }),
    }),
  };
}

function createdOf({ created_at: created }: DeletedCoupon): number {
  return created ?? 0;
}

/** Returns a key of one coupon. Coupons that had one id at different times differ in their creation. */
function keyOf({ id, created_at: created, deleted_at: deleted }: DeletedCoupon): string {
  return JSON.stringify([id, created === null ? { deleted } : created]);
}

function savedCoupon(coupon: CouponFacts, deletedSeconds: number): DeletedCoupon {
  const { id, createdSeconds, duration, percentOff, amountOffMinor, currency, currencyOptions, productIds } = coupon;
  return {
    id,
    created_at: createdSeconds,
    deleted_at: deletedSeconds,
    duration,
    percent_off: percentOff,
    amount_off: amountOffMinor,
    currency,
    ...(currencyOptions && { currency_options: currencyOptions }),
    ...(productIds && { products: productIds }),
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
    currencyOptions: deleted.currency_options,
    productIds: deleted.products,
  };
}

/** Accepts whole minor units. */
const isAmount: Check = (value) => Number.isSafeInteger(value);

/** Returns whether a value of a saved state is a deleted coupon. */
export const isDeletedCoupon: Check = shapeOf({
  id: isText,
  created_at: orNull(isTime),
  deleted_at: isTime,
  duration: isText,
  percent_off: isTextOrNull,
  amount_off: orNull(isTime),
  currency: isTextOrNull,
  currency_options: optional(mapOf(isAmount)),
  products: optional(areTexts),
});

/** Returns whether a value of a saved state is the coupons of a derived stream. */
export const areSavedCoupons: Check = shapeOf({
  deleted: listOf(isDeletedCoupon),
  products: mapOf(areTexts),
  currency_options: optional(mapOf(mapOf(isAmount))),
});
