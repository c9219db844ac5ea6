import type { ApiObject } from "../api-object.js";
import type { Downgrades } from "./release.js";
import { mapList, omit } from "./reshape.js";

/** 2026-09-30.endive added `status_details` and an item's `current_trial`. */
export const beforeEndive: Downgrades = {
  subscription: (subscription) => mapList(omit(subscription, "status_details"), "items", itemBeforeEndive),
  subscription_item: itemBeforeEndive,
  invoice: (invoice) => omit(invoice, "status_details"),
};

function itemBeforeEndive(item: ApiObject): ApiObject {
  return omit(item, "current_trial");
}
