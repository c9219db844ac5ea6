import type { LineFacts } from "../../metrics/facts/invoice-facts.js";
import { decimal, idOf, isJson, nested, objects, text, whole, type Json } from "./json.js";
import { recurrenceOf } from "./price.js";

/** A line that tells what a subscription's item cost for a period; undefined: a proration, a one-off item, or not to be understood. */
export function lineFacts(line: Json, invoiceSubscriptionId: string | null): LineFacts | undefined {
  const details = nested(nested(line, "parent"), "subscription_item_details");
  const isSubscriptionLine = isJson(line["parent"])
    ? nested(line, "parent")["type"] === "subscription_item_details"
    : line["type"] === "subscription";
  const isProration = details["proration"] === true || line["proration"] === true;
  const subscriptionId = idOf(details["subscription"]) ?? idOf(line["subscription"]) ?? invoiceSubscriptionId;
  const period = nested(line, "period");
  const periodStartSeconds = whole(period["start"]);
  const periodEndSeconds = whole(period["end"]);
  const amountMinor = whole(line["amount"]);
  if (!isSubscriptionLine || isProration || subscriptionId === null) return undefined;
  if (periodStartSeconds === null || periodEndSeconds === null || amountMinor === null) return undefined;
  const quantity = decimal(line["quantity_decimal"], line["quantity"]);
  return {
    subscriptionId,
    // Before basil, `id` of a subscription's line was the item's or the line's: `subscription_item` tells which item it is.
    itemId: text(details["subscription_item"]) ?? text(line["subscription_item"]),
    ...pricingOf(line),
    quantity: quantity === null ? null : Number(quantity),
    amountMinor,
    discounts: objects(line["discount_amounts"]).flatMap((entry) => {
      const discountId = idOf(entry["discount"]);
      const off = whole(entry["amount"]);
      return discountId === null || off === null ? [] : [{ discountId, amountMinor: off }];
    }),
    inclusiveTaxMinor: inclusiveTax(line),
    periodStartSeconds,
    periodEndSeconds,
  };
}

function pricingOf(line: Json): Pick<LineFacts, "priceId" | "productId" | "recurrence" | "isMetered"> {
  const details = nested(nested(line, "pricing"), "price_details");
  const price = [details["price"], line["price"], line["plan"]].find(
    (value) => isJson(value) || typeof value === "string",
  );
  const priceJson = isJson(price) ? price : {};
  const recurring = isJson(priceJson["recurring"]) ? priceJson["recurring"] : priceJson;
  const usage = text(recurring["usage_type"]);
  return {
    priceId: idOf(price),
    productId: text(details["product"]) ?? idOf(priceJson["product"]),
    recurrence: recurrenceOf(recurring),
    isMetered: usage === null ? null : usage === "metered",
  };
}

/** `taxes` since basil, `tax_amounts` before. */
function inclusiveTax(line: Json): number {
  const current = objects(line["taxes"]).filter((tax) => tax["tax_behavior"] === "inclusive");
  const older = objects(line["tax_amounts"]).filter((tax) => tax["inclusive"] === true);
  return [...current, ...older].reduce((sum, tax) => sum + (whole(tax["amount"]) ?? 0), 0);
}
