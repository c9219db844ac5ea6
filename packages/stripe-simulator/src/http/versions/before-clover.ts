import { isApiObject, valueAt, type ApiObject } from "../api-object.js";
import type { Downgrades, Facts } from "./release.js";
import { mapArray, mapList, omit } from "./reshape.js";

/**
 * 2025-09-30.clover replaced a discount's coupon by an id in `source`. Before, the discount contained the whole coupon.
 */
export const beforeClover: Downgrades = {
  customer: (customer, facts) => {
    const discount = customer["discount"];
    return isApiObject(discount) ? { ...customer, discount: withCoupon(discount, facts) } : customer;
  },
  discount: withCoupon,
  invoice: (invoice, facts) => mapList(withCoupons(invoice, facts), "lines", (line) => withCoupons(line, facts)),
  invoiceitem: withCoupons,
  subscription: (subscription, facts) =>
    mapList(withCoupons(subscription, facts), "items", (item) => withCoupons(item, facts)),
  subscription_item: withCoupons,
};

function withCoupons(object: ApiObject, facts: Facts): ApiObject {
  return mapArray(object, "discounts", (discount) => withCoupon(discount, facts));
}

function withCoupon(discount: ApiObject, facts: Facts): ApiObject {
  const id = valueAt(discount, "source.coupon");
  return { ...omit(discount, "source"), coupon: typeof id === "string" ? (facts.coupon(id) ?? null) : null };
}
