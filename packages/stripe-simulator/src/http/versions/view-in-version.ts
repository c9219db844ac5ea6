import { badRequest } from "../api-error.js";
import type { ApiObject } from "../api-object.js";
import { factsAsOf } from "../events/facts.js";
import type { View } from "../objects/view.js";
import { downgrade } from "./downgrade.js";
import { API_VERSION } from "./api-version.js";
import type { Facts } from "./release.js";

/**
 * How requests in a version before 2025-09-30.clover answer, if they show the discount of a deleted coupon. "whole":
 * with the coupon as it was. "refused": 400. "missing": `coupon: null`. Stripe's documentation does not state which.
 */
export type DeletedCoupons = "whole" | "refused" | "missing";

/** Returns the view whose shown and found objects have the shape of an API version. */
export function viewInVersion(view: View, version: string, deletedCoupons: DeletedCoupons): View {
  if (version >= API_VERSION) return view;
  const facts = { ...factsAsOf(view, Infinity), coupon: couponLookup(view, deletedCoupons) };
  const shown = (object: ApiObject): ApiObject => downgrade(object, version, facts);
  return {
    ...view,
    version,
    shown,
    find: (kind, id) => {
      const found = view.find(kind, id);
      return found && shown(found);
    },
  };
}

function couponLookup(view: View, deletedCoupons: DeletedCoupons): Facts["coupon"] {
  return (id) => {
    const isDeleted = view.find("coupons", id)?.["deleted"] === true;
    if (!isDeleted || deletedCoupons === "whole") return view.coupon(id);
    if (deletedCoupons === "missing") return undefined;
    throw badRequest(`The coupon of this discount was deleted: '${id}'`);
  };
}
