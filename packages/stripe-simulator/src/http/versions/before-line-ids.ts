import type { ApiObject } from "../api-object.js";
import type { Downgrades } from "./release.js";
import { mapList, omit } from "./reshape.js";

/**
 * 2019-12-03 gave each invoice line an id of its own (https://docs.stripe.com/upgrades#2019-12-03). Before, a line made
 * from an invoice item had the item's id. Lines captured in 2019 have a plan but no price, and no `proration_details`.
 */
export const beforeLineIds: Downgrades = {
  invoice: (invoice) => mapList(invoice, "lines", lineBefore),
  invoiceitem: (item) => omit(item, "price"),
};

function lineBefore(line: ApiObject): ApiObject {
  const item = line["invoice_item"];
  return {
    ...omit(line, "price", "proration_details"),
    id: typeof item === "string" ? item : String(line["id"]).replace(/^il_/, "sli_"),
  };
}
