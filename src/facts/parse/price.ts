import type { PriceAmounts, PriceFacts, Recurrence, TierFacts } from "../../metrics/dossier/catalog-facts.js";
import {
  decimal,
  idOf,
  isJson,
  objects,
  part,
  requiredText,
  text,
  texts,
  unreadable,
  whole,
  type Json,
} from "./json.js";

/** Reads a price, or the plan of older versions (https://docs.stripe.com/api/plans/object). @throws UnreadableObject */
export function priceFacts(json: Json): PriceFacts {
  const isPlan = json["recurring"] === undefined && text(json["interval"]) !== null;
  const recurring = isPlan ? json : part(json, "recurring", "price");
  const tiersMode = json["tiers_mode"];
  return {
    id: requiredText(json, "id", "price"),
    productId: idOf(json["product"]),
    nickname: text(json["nickname"]),
    lookupKey: text(json["lookup_key"]),
    metadata: texts(json["metadata"]),
    currency: requiredText(json, "currency", "price").toLowerCase(),
    recurrence: recurrenceOfPrice(recurring),
    isMetered: recurring["usage_type"] === "metered",
    scheme: tiersMode === "graduated" || tiersMode === "volume" ? tiersMode : "per_unit",
    ...(isPlan ? planAmounts(json) : amountsOf(json)),
    transformQuantity: transformOf(json[isPlan ? "transform_usage" : "transform_quantity"]),
    currencyOptions: optionsOf(json["currency_options"]),
  };
}

/** Returns null if it is not recurring, or if its interval is unknown. */
export function recurrenceOf(json: Json): Recurrence | null {
  const interval = json["interval"];
  if (interval !== "day" && interval !== "week" && interval !== "month" && interval !== "year") return null;
  return { interval, intervalCount: Math.max(1, whole(json, "interval_count", "recurrence") ?? 1) };
}

/** An unknown interval is an error, because the price would count as not recurring. @throws UnreadableObject */
function recurrenceOfPrice(recurring: Json): Recurrence | null {
  const recurrence = recurrenceOf(recurring);
  const isStated = recurring["interval"] !== undefined && recurring["interval"] !== null;
  return recurrence === null && isStated ? unreadable(recurring, "interval", "recurrence") : recurrence;
}

function amountsOf(json: Json): PriceAmounts {
  return { unitAmountMinor: decimal(json, ["unit_amount_decimal", "unit_amount"], "price"), tiers: tiersOf(json) };
}

function planAmounts(json: Json): PriceAmounts {
  return { unitAmountMinor: decimal(json, ["amount_decimal", "amount"], "plan"), tiers: tiersOf(json) };
}

function tiersOf(json: Json): TierFacts[] | undefined {
  const tiers = objects(json, "tiers", "price");
  if (tiers.length === 0) return undefined;
  return tiers.map((tier) => ({
    upTo: whole(tier, "up_to", "tier"),
    unitAmountMinor: decimal(tier, ["unit_amount_decimal", "unit_amount", "amount"], "tier") ?? "0",
    flatAmountMinor: decimal(tier, ["flat_amount_decimal", "flat_amount"], "tier") ?? "0",
  }));
}

function transformOf(value: unknown): PriceFacts["transformQuantity"] {
  if (!isJson(value)) return null;
  const divideBy = whole(value, "divide_by", "price's transform");
  return divideBy === null || divideBy < 1 ? null : { divideBy, round: value["round"] === "down" ? "down" : "up" };
}

function optionsOf(value: unknown): PriceFacts["currencyOptions"] {
  if (!isJson(value)) return undefined;
  const options = Object.entries(value).filter((entry): entry is [string, Json] => isJson(entry[1]));
  return Object.fromEntries(options.map(([currency, option]) => [currency.toLowerCase(), amountsOf(option)]));
}
