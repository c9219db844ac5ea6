import { addMonths } from "../billing/calendar.js";
import type { Coupon, Discount } from "../types.js";
import type { Origin } from "./origin.js";

/** The object with the discount: a customer, and one of its subscriptions or subscription items, or an invoice. */
export interface DiscountTarget {
  readonly customer: string;
  readonly subscription?: string;
  readonly subscriptionItem?: string;
  readonly invoice?: string;
}

/** https://docs.stripe.com/api/discounts/object: starts now. A repeating coupon's discount ends after its months. */
export function newDiscount(coupon: Coupon, target: DiscountTarget, origin: Origin): Discount {
  const months = coupon.duration_in_months;
  return {
    id: origin.ids("discount"),
    object: "discount",
    checkout_session: null,
    customer: target.customer,
    customer_account: null,
    end: months === null ? null : addMonths(origin.nowSeconds, months),
    invoice: target.invoice ?? null,
    invoice_item: null,
    promotion_code: null,
    source: { coupon: coupon.id, type: "coupon" },
    start: origin.nowSeconds,
    subscription: target.subscription ?? null,
    subscription_item: target.subscriptionItem ?? null,
  };
}
