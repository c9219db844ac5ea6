import type { DiscountFacts } from "../../metrics/dossier/catalog-facts.js";
import { couponFacts, hasTerms } from "./coupon.js";
import { all, idOf, isJson, nested, seconds, type Json } from "./json.js";
import { UnreadableObject } from "./unreadable.js";

/**
 * Reads a discount, which is an id or an object. Its coupon is in `source.coupon` (clover and later, an id unless
 * expanded, a stub if it was deleted) or in `coupon` (older, always the whole object). undefined: the value does not
 * identify a discount.
 *
 * @throws UnreadableObject
 */
export function discountFacts(value: unknown): DiscountFacts | undefined {
  if (typeof value === "string") {
    return { id: value, couponId: null, coupon: undefined, startSeconds: null, endSeconds: null };
  }
  if (value === null || value === undefined) return undefined;
  if (!isJson(value)) throw new UnreadableObject("discount", undefined, "it is neither an id nor an object");
  const coupon = nested(value, "source")["coupon"] ?? value["coupon"];
  const couponId = idOf(coupon);
  const id = idOf(value) ?? legacyId(value, couponId);
  if (id === null) return undefined;
  return {
    id,
    couponId,
    coupon: hasTerms(coupon) ? couponFacts(coupon) : undefined,
    startSeconds: seconds(value, "start", "discount"),
    endSeconds: seconds(value, "end", "discount"),
  };
}

/**
 * Reads the discounts of an object: the list `discounts`, or the single `discount` of versions before basil.
 *
 * @throws UnreadableObject
 */
export function discountsOf(json: Json): DiscountFacts[] {
  const listed = all(json, "discounts", "discounted object");
  const values = listed.length > 0 ? listed : [json["discount"]];
  return values.flatMap((value) => discountFacts(value) ?? []);
}

/** Discounts had no id before 2020. Coupon and start identify such a discount. */
function legacyId(discount: Json, couponId: string | null): string | null {
  return couponId === null ? null : `${couponId}:${seconds(discount, "start", "discount") ?? ""}`;
}
