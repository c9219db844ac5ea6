import type { ItemFacts, SubscriptionFacts } from "../../metrics/facts/subscription-facts.js";
import { discountsOf } from "./discount.js";
import { decimal, idOf, isJson, nested, objects, requiredText, requiredWhole, text, whole, type Json } from "./json.js";
import { priceFacts } from "./price.js";
import { inclusiveTaxPercent } from "./tax.js";
import { UnreadableObject } from "./unreadable.js";

/** A subscription as any version since 2018 renders it. @throws UnreadableObject */
export function subscriptionFacts(json: Json): SubscriptionFacts {
  const createdSeconds = requiredWhole(json, "created", "subscription");
  const items = itemsOf(json);
  const pause = json["pause_collection"];
  const cancellation = nested(json, "cancellation_details");
  return {
    id: requiredText(json, "id", "subscription"),
    customerId: idOf(json["customer"]),
    currency: currencyOf(json, items),
    status: requiredText(json, "status", "subscription"),
    collectionMethod: text(json["collection_method"] ?? json["billing"]) ?? "charge_automatically",
    createdSeconds,
    startSeconds: whole(json["start_date"]) ?? createdSeconds,
    endedSeconds: whole(json["ended_at"]),
    cancelRequestedSeconds: whole(json["canceled_at"]),
    cancelAtSeconds: whole(json["cancel_at"]),
    cancelAtPeriodEnd: json["cancel_at_period_end"] === true,
    trialStartSeconds: whole(json["trial_start"]),
    trialEndSeconds: whole(json["trial_end"]),
    pausedSeconds: whole(nested(nested(json, "status_details"), "paused")["transitioned_at"]),
    pauseBehavior: isJson(pause) ? (text(pause["behavior"]) ?? "void") : null,
    cancellationReason: text(cancellation["reason"]),
    cancellationFeedback: text(cancellation["feedback"]),
    discounts: discountsOf(json),
    items,
    itemsAreCut: nested(json, "items")["has_more"] === true,
  };
}

/** A subscription without items is the single plan of its earliest versions. */
function itemsOf(json: Json): ItemFacts[] {
  const items = objects(json["items"]);
  if (items.length > 0) return items.filter(({ deleted }) => deleted !== true).map((item) => itemFacts(item, json));
  return isJson(json["plan"])
    ? [itemFacts({ id: json["id"], plan: json["plan"], quantity: json["quantity"] }, json)]
    : [];
}

function itemFacts(item: Json, subscription: Json): ItemFacts {
  const price = isJson(item["price"]) ? item["price"] : item["plan"];
  if (!isJson(price)) {
    const itemId = text(item["id"]) ?? "without an id";
    throw new UnreadableObject(
      "subscription",
      text(subscription["id"]) ?? undefined,
      `its item ${itemId} has no price`,
    );
  }
  const quantity = decimal(item["quantity_decimal"], item["quantity"]);
  return {
    id: requiredText(item, "id", "subscription item"),
    createdSeconds: whole(item["created"]),
    price: priceFacts(price),
    quantity: quantity === null ? null : Number(quantity),
    discounts: discountsOf(item),
    // Before basil, the period was the subscription's.
    periodStartSeconds: whole(item["current_period_start"] ?? subscription["current_period_start"]),
    periodEndSeconds: whole(item["current_period_end"] ?? subscription["current_period_end"]),
    inclusiveTaxPercent: inclusiveTaxPercent(item, subscription, price),
  };
}

function currencyOf(json: Json, items: readonly ItemFacts[]): string {
  const currency = text(json["currency"])?.toLowerCase() ?? items[0]?.price.currency;
  return currency ?? requiredText(json, "currency", "subscription");
}
