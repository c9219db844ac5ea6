import type { PriceAmounts, PriceFacts, Recurrence, TierFacts } from "../../metrics/facts/catalog-facts.js";
import { decimal, idOf, isJson, nested, objects, requiredText, text, texts, whole, type Json } from "./json.js";

/** A price, or a plan as older versions tell it (https://docs.stripe.com/api/plans/object). @throws UnreadableObject */
export function priceFacts(json: Json): PriceFacts {
  const isPlan = json["recurring"] === undefined && text(json["interval"]) !== null;
  const recurring = isPlan ? json : nested(json, "recurring");
  const tiersMode = json["tiers_mode"];
  return {
    id: requiredText(json, "id", "price"),
    productId: idOf(json["product"]),
    nickname: text(json["nickname"]),
    lookupKey: text(json["lookup_key"]),
    metadata: texts(json["metadata"]),
    currency: requiredText(json, "currency", "price").toLowerCase(),
    recurrence: recurrenceOf(recurring),
    isMetered: recurring["usage_type"] === "metered",
    scheme: tiersMode === "graduated" || tiersMode === "volume" ? tiersMode : "per_unit",
    ...(isPlan ? planAmounts(json) : amountsOf(json)),
    transformQuantity: transformOf(json[isPlan ? "transform_usage" : "transform_quantity"]),
    currencyOptions: optionsOf(json["currency_options"]),
  };
}

/** null: not recurring, or at an interval that isn't known. */
export function recurrenceOf(json: Json): Recurrence | null {
  const interval = json["interval"];
  if (interval !== "day" && interval !== "week" && interval !== "month" && interval !== "year") return null;
  return { interval, intervalCount: Math.max(1, whole(json["interval_count"]) ?? 1) };
}

function amountsOf(json: Json): PriceAmounts {
  return { unitAmountMinor: decimal(json["unit_amount_decimal"], json["unit_amount"]), tiers: tiersOf(json) };
}

function planAmounts(json: Json): PriceAmounts {
  return { unitAmountMinor: decimal(json["amount_decimal"], json["amount"]), tiers: tiersOf(json) };
}

function tiersOf(json: Json): TierFacts[] | undefined {
  const tiers = objects(json["tiers"]);
  if (tiers.length === 0) return undefined;
  return tiers.map((tier) => ({
    upTo: whole(tier["up_to"]),
    unitAmountMinor: decimal(tier["unit_amount_decimal"], tier["unit_amount"] ?? tier["amount"]) ?? "0",
    flatAmountMinor: decimal(tier["flat_amount_decimal"], tier["flat_amount"]) ?? "0",
  }));
}

function transformOf(value: unknown): PriceFacts["transformQuantity"] {
  if (!isJson(value)) return null;
  const divideBy = whole(value["divide_by"]);
  return divideBy === null || divideBy < 1 ? null : { divideBy, round: value["round"] === "down" ? "down" : "up" };
}

function optionsOf(value: unknown): PriceFacts["currencyOptions"] {
  if (!isJson(value)) return undefined;
  const options = Object.entries(value).filter((entry): entry is [string, Json] => isJson(entry[1]));
  return Object.fromEntries(options.map(([currency, option]) => [currency.toLowerCase(), amountsOf(option)]));
}
