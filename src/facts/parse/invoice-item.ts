import type { PendingProration } from "../../metrics/dossier/invoice-facts.js";
import { flag, idOf, nested, part, requiredSeconds, requiredText, text, type Json } from "./json.js";
import { subscriptionLine } from "./line.js";

/**
 * Reads a pending invoice item that prorates a change of a subscription. undefined: a one-off item.
 * https://docs.stripe.com/api/invoiceitems/object
 *
 * @throws UnreadableObject
 */
export function pendingProration(json: Json): PendingProration | undefined {
  const details = part(part(json, "parent", kind), "subscription_details", kind);
  const subscriptionId = idOf(details["subscription"]) ?? idOf(json["subscription"]);
  if (!flag(json, "proration", kind) || subscriptionId === null) return undefined;
  const credited = nested(nested(json, "proration_details"), "credited_items");
  const creditedLines = nested(credited, "invoice_line_item_details")["invoice_line_items"];
  return {
    id: requiredText(json, "id", kind),
    customerId: idOf(json["customer"]),
    currency: requiredText(json, "currency", kind).toLowerCase(),
    recordedSeconds: requiredSeconds(json, "date", kind),
    line: subscriptionLine(json, {
      subscriptionId,
      itemId: text(details["subscription_item"]) ?? text(json["subscription_item"]),
      isProration: true,
      creditedLineIds: Array.isArray(creditedLines)
        ? creditedLines.filter((id): id is string => typeof id === "string")
        : [],
      isCredit: Object.keys(credited).length > 0,
    }),
  };
}

const kind = "invoice item";
