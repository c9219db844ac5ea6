import { ActionError } from "./action-error.js";
import { couponOf, originOf, type Books } from "./books.js";
import { isRunning } from "./billing/discounting.js";
import { newDiscount, type DiscountTarget } from "./objects/discount.js";
import { wholeDiscounts, type Customer, type Discount, type Subscription } from "./types.js";

/** Creates one new discount per coupon. The caller writes their events once the discounted object exists. */
export function makeDiscounts(
  books: Books,
  couponIds: readonly string[] | undefined,
  target: DiscountTarget,
): Discount[] {
  return (couponIds ?? []).map((id) => {
    const coupon = books.ledger.store.collections.coupons.get(id);
    if (!coupon) throw new ActionError(`There is no coupon ${id}, or it was deleted.`);
    return newDiscount(coupon, target, originOf(books));
  });
}

export function announceDiscounts(books: Books, discounts: readonly Discount[]): void {
  for (const discount of discounts) {
    const coupon = couponOf(books, discount);
    const redeemed = books.ledger.store.collections.coupons.get(coupon.id);
    // Stripe sends no event for the count of redemptions.
    if (redeemed) books.ledger.change("coupons", coupon.id, { times_redeemed: redeemed.times_redeemed + 1 });
    books.ledger.emit("customer.discount.created", discount);
  }
}

/** Returns the discounts that have neither ended nor been used up. */
export function runningDiscounts(books: Books, discounts: Subscription["discounts"]): Discount[] {
  return wholeDiscounts(discounts).filter(
    (discount) => isRunning(discount, books.ledger.nowSeconds) && !books.consumedDiscounts.has(discount.id),
  );
}

/**
 * Returns an invoice's discounts. A subscription's own replace the customer's
 * (https://docs.stripe.com/billing/subscriptions/coupons).
 */
export function invoiceDiscounts(books: Books, subscription: Subscription | null, customer: Customer): Discount[] {
  const own = runningDiscounts(books, subscription?.discounts ?? []);
  if (own.length > 0) return own;
  return runningDiscounts(books, customer.discount ? [customer.discount] : []);
}
