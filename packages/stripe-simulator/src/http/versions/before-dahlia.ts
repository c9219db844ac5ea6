import { isApiObject, type ApiObject } from "../api-object.js";
import type { Downgrades } from "./release.js";
import { mapList, omit } from "./reshape.js";

/** 2026-03-25.dahlia added decimal quantities, a refund's customer and a cancellation reason. */
export const beforeDahlia: Downgrades = {
  subscription: (subscription) => {
    const details = subscription["cancellation_details"];
    const shaped = mapList(subscription, "items", withoutDecimalQuantity);
    if (!isApiObject(details) || details["reason"] !== "canceled_by_retention_policy") return shaped;
    return { ...shaped, cancellation_details: { ...details, reason: "cancellation_requested" } };
  },
  subscription_item: withoutDecimalQuantity,
  invoice: (invoice) => mapList(invoice, "lines", withoutDecimalQuantity),
  invoiceitem: withoutDecimalQuantity,
  refund: (refund) => omit(refund, "customer"),
};

function withoutDecimalQuantity(object: ApiObject): ApiObject {
  return omit(object, "quantity_decimal");
}
