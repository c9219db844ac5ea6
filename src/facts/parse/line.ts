import type { LineFacts } from "../../metrics/dossier/invoice-facts.js";
import {
  decimal,
  flag,
  idOf,
  isJson,
  nested,
  objects,
  part,
  requiredSeconds,
  requiredWhole,
  text,
  whole,
  type Json,
} from "./json.js";
import { recurrenceOf } from "./price.js";

/**
 * Reads a line with the cost of a subscription item for a period. undefined: a proration or a one-off item.
 *
 * @throws UnreadableObject
 */
export function lineFacts(line: Json, invoiceSubscriptionId: string | null): LineFacts | undefined {
  const details = part(part(line, "parent", kind), "subscription_item_details", kind);
  const isSubscriptionLine = isJson(line["parent"])
    ? nested(line, "parent")["type"] === "subscription_item_details"
    : line["type"] === "subscription";
  const isProration = flag(details, "proration", kind) || flag(line, "proration", kind);
  const subscriptionId = idOf(details["subscription"]) ?? idOf(line["subscription"]) ?? invoiceSubscriptionId;
  if (!isSubscriptionLine || isProration || subscriptionId === null) return undefined;
  const period = part(line, "period", kind);
  const quantity = decimal(line, ["quantity_decimal", "quantity"], kind);
  return {
    subscriptionId,
    // Before basil, `id` of a subscription's line was the id of the item or of the line. `subscription_item` is always
    // the item's.
    itemId: text(details["subscription_item"]) ?? text(line["subscription_item"]),
    ...pricingOf(line),
    quantity: quantity === null ? null : Number(quantity),
    amountMinor: requiredWhole(line, "amount", kind),
    discounts: objects(line, "discount_amounts", kind).flatMap((entry) => {
      const discountId = idOf(entry["discount"]);
      const off = whole(entry, "amount", "discount of an invoice line");
      return discountId === null || off === null ? [] : [{ discountId, amountMinor: off }];
    }),
    inclusiveTaxMinor: inclusiveTax(line),
    periodStartSeconds: requiredSeconds(period, "start", `period of an ${kind}`),
    periodEndSeconds: requiredSeconds(period, "end", `period of an ${kind}`),
  };
}

function pricingOf(line: Json): Pick<LineFacts, "priceId" | "productId" | "recurrence" | "isMetered"> {
  const details = part(part(line, "pricing", kind), "price_details", kind);
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
  const current = objects(line, "taxes", kind).filter((tax) => tax["tax_behavior"] === "inclusive");
  const older = objects(line, "tax_amounts", kind).filter((tax) => flag(tax, "inclusive", kind));
  return [...current, ...older].reduce((sum, tax) => sum + (whole(tax, "amount", `tax of an ${kind}`) ?? 0), 0);
}

const kind = "invoice line";
