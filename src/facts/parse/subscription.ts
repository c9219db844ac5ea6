import type { ItemFacts, SubscriptionFacts } from "../../metrics/dossier/subscription-facts.js";
import { discountsOf } from "./discount.js";
import {
  decimal,
  flag,
  idOf,
  isJson,
  nested,
  objects,
  part,
  requiredSeconds,
  requiredText,
  seconds,
  text,
  type Json,
} from "./json.js";
import { priceFacts } from "./price.js";
import { inclusiveTaxPercent } from "./tax.js";
import { UnreadableObject } from "./unreadable.js";

/** Reads a subscription of any API version since 2018. @throws UnreadableObject */
export function subscriptionFacts(json: Json): SubscriptionFacts {
  const createdSeconds = requiredSeconds(json, "created", "subscription");
  const items = itemsOf(json);
  const pause = json["pause_collection"] ? part(json, "pause_collection", "subscription") : null;
  const cancellation = nested(json, "cancellation_details");
  return {
    id: requiredText(json, "id", "subscription"),
    customerId: idOf(json["customer"]),
    currency: currencyOf(json, items),
    status: requiredText(json, "status", "subscription"),
    collectionMethod: text(json["collection_method"] ?? json["billing"]) ?? "charge_automatically",
    createdSeconds,
    startSeconds: seconds(json, "start_date", "subscription") ?? createdSeconds,
    endedSeconds: seconds(json, "ended_at", "subscription"),
    cancelRequestedSeconds: seconds(json, "canceled_at", "subscription"),
    cancelAtSeconds: seconds(json, "cancel_at", "subscription"),
    cancelAtPeriodEnd: flag(json, "cancel_at_period_end", "subscription"),
    trialStartSeconds: seconds(json, "trial_start", "subscription"),
    trialEndSeconds: seconds(json, "trial_end", "subscription"),
    pausedSeconds: seconds(nested(nested(json, "status_details"), "paused"), "transitioned_at", "subscription's pause"),
    pauseBehavior: pause && (text(pause["behavior"]) ?? "void"),
    cancellationReason: text(cancellation["reason"]),
    cancellationFeedback: text(cancellation["feedback"]),
    cancellationFeedbackOption: idOf(cancellation["feedback_option"]),
    discounts: discountsOf(json),
    items,
    itemsAreCut: nested(json, "items")["has_more"] === true,
  };
}

/** Reads the items. A subscription without items is of the earliest versions and has a single plan. */
function itemsOf(json: Json): ItemFacts[] {
  const items = objects(json, "items", "subscription");
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
  const quantity = decimal(item, ["quantity_decimal", "quantity"], "subscription item");
  const periodOf = (field: string) =>
    seconds(item, field, "subscription item") ?? seconds(subscription, field, "subscription");
  return {
    id: requiredText(item, "id", "subscription item"),
    createdSeconds: seconds(item, "created", "subscription item"),
    price: priceFacts(price),
    quantity: quantity === null ? null : Number(quantity),
    discounts: discountsOf(item),
    // Before basil, the period was the subscription's.
    periodStartSeconds: periodOf("current_period_start"),
    periodEndSeconds: periodOf("current_period_end"),
    inclusiveTaxPercent: inclusiveTaxPercent(item, subscription, price),
  };
}

function currencyOf(json: Json, items: readonly ItemFacts[]): string {
  const currency = text(json["currency"])?.toLowerCase() ?? items[0]?.price.currency;
  return currency ?? requiredText(json, "currency", "subscription");
}
