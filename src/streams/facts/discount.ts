import type { DiscountFacts } from "../../metrics/facts/catalog-facts.js";
import { couponFacts } from "./coupon.js";
import { all, idOf, isJson, nested, whole, type Json } from "./json.js";

/**
 * A discount as an id, or as an object: with its coupon in `source.coupon` (clover and later, an id unless expanded) or in
 * `coupon` (older, always whole). undefined: nothing that names a discount.
 */
export function discountFacts(value: unknown): DiscountFacts | undefined {
  if (typeof value === "string") {
    return { id: value, couponId: null, coupon: undefined, startSeconds: null, endSeconds: null };
  }
  if (!isJson(value)) return undefined;
  const coupon = nested(value, "source")["coupon"] ?? value["coupon"];
  const couponId = idOf(coupon);
  const id = idOf(value) ?? legacyId(value, couponId);
  if (id === null) return undefined;
  return {
    id,
    couponId,
    coupon: isJson(coupon) && couponId !== null ? couponFacts(coupon) : undefined,
    startSeconds: whole(value["start"]),
    endSeconds: whole(value["end"]),
  };
}

/** The discounts of an object: the list `discounts`, or the single `discount` of versions before basil. */
export function discountsOf(json: Json): DiscountFacts[] {
  const listed = all(json["discounts"]);
  const values = listed.length > 0 ? listed : [json["discount"]];
  return values.flatMap((value) => discountFacts(value) ?? []);
}

/** Discounts had no id of their own before 2020: coupon and start tell one from another. */
function legacyId(discount: Json, couponId: string | null): string | null {
  return couponId === null ? null : `${couponId}:${whole(discount["start"]) ?? ""}`;
}
