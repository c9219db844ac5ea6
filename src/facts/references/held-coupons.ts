import type { CouponFacts } from "../../metrics/dossier/catalog-facts.js";
import type { NeededCoupon } from "../../metrics/dossier/references.js";
import { canBeOf } from "../../metrics/mrr/discount-index.js";
import type { DeletedCoupons } from "../../state/deleted-coupons.js";
import type { StripeClient } from "../../stripe/client.js";
import type { ParseIssues } from "../parse/parse-issues.js";
import { readHeldCoupon } from "./held-coupon.js";

/** The coupons of discounts: current ones, and deleted ones whose discounts are still in force. */
export interface HeldCoupons {
  /** Returns the coupon that had the id when its discount began; null: that time is unknown. */
  readonly coupon: (id: string, discountStartSeconds: number | null) => CouponFacts | undefined;
  /** Whether the needed coupon is known to be deleted, with its terms. Then no request can learn more. */
  isDeleted(needed: NeededCoupon): boolean;
  /**
   * Reads the needed coupon from its holder if it is unknown, and stores it as deleted. Sends one request for each
   * coupon, whatever the answer.
   *
   * Limit: if several coupons with one id were deleted before the connection, all of their discounts that began after
   * the one that was read first get its terms.
   *
   * @throws StripeError
   */
  readonly read: (needed: NeededCoupon) => Promise<void>;
}

/** @param currentCoupon returns the fetched coupon that has the id now */
export function createHeldCoupons(
  client: StripeClient,
  parseIssues: ParseIssues,
  deletedCoupons: DeletedCoupons,
  currentCoupon: (id: string) => CouponFacts | undefined,
): HeldCoupons {
  const reads = new Map<string, Promise<void>>();

  function coupon(id: string, startSeconds: number | null): CouponFacts | undefined {
    if (startSeconds === null) return currentCoupon(id) ?? deletedCoupons.last(id);
    return deletedCoupons.of(id, startSeconds) ?? currentCoupon(id);
  }

  /** Returns a key of the unknown coupon, which is not one of the known coupons with the id; undefined: it is known. */
  function unknownKey({ couponId, startSeconds }: NeededCoupon): string | undefined {
    const found = coupon(couponId, startSeconds);
    if (found && canBeOf(found, startSeconds)) return undefined;
    return JSON.stringify([couponId, found?.createdSeconds, deletedCoupons.last(couponId)?.createdSeconds]);
  }

  async function readOne(needed: NeededCoupon): Promise<void> {
    const held = await readHeldCoupon(client, parseIssues, needed);
    if (!held || !canBeOf(held, needed.startSeconds)) return;
    const replaced = currentCoupon(needed.couponId)?.createdSeconds ?? Infinity;
    deletedCoupons.addFound(held, Math.min(client.nowSeconds(), replaced));
  }

  return {
    coupon,
    isDeleted: ({ couponId, startSeconds }) =>
      startSeconds !== null && deletedCoupons.of(couponId, startSeconds) !== undefined,
    async read(needed) {
      if (needed.holder === undefined) return;
      let last: string | undefined;
      for (let key = unknownKey(needed); key !== undefined && key !== last; key = unknownKey(needed)) {
        if (!reads.has(key)) reads.set(key, readOne(needed));
        await reads.get(key);
        last = key;
      }
    },
  };
}
