import type { Random } from "stripe-simulator";
import type { Json } from "../../src/facts/parse/json.js";
import { between, chance, decimalText, pick } from "./chance.js";

/** Two-decimal, zero-decimal and three-decimal currencies: minor units all the same. */
export const currencies = ["usd", "eur", "jpy", "kwd"] as const;

export const products = ["prod_1", "prod_2", "prod_3", "prod_4"] as const;

/** A price as the stream `prices` has it: of any scheme, interval and currency, some with further currencies. */
export function randomPrice(random: Random, id: string): Json {
  const recurring = chance(random, 0.93) ? recurrence(random) : null;
  const currency = pick(random, currencies);
  const scheme = pick(random, [
    "plain",
    "plain",
    "plain",
    "decimal",
    "decimal",
    "package",
    "graduated",
    "volume",
  ] as const);
  return {
    id,
    currency,
    product: pick(random, products),
    recurring,
    tiers_mode: scheme === "graduated" || scheme === "volume" ? scheme : null,
    transform_quantity:
      scheme === "package" ? { divide_by: between(random, 2, 12), round: pick(random, ["up", "down"]) } : null,
    ...amounts(random, scheme),
    currency_options: chance(random, 0.4) ? otherCurrencies(random, currency, scheme) : null,
  };
}

/** As an item of a subscription carries it: without tiers and further currencies. */
export function embedded(price: Json): Json {
  const emitted = Object.entries(price).filter(
    ([field, value]) => value !== null && field !== "tiers" && field !== "currency_options",
  );
  return Object.fromEntries(emitted);
}

type Scheme = "plain" | "decimal" | "package" | "graduated" | "volume";

function recurrence(random: Random): Json {
  const [interval, most] = pick(random, [
    ["month", 1],
    ["month", 1],
    ["month", 12],
    ["year", 3],
    ["year", 1],
    ["week", 9],
    ["day", 90],
  ] as const);
  const usage_type = chance(random, 0.06) ? "metered" : "licensed";
  return { interval, interval_count: between(random, 1, most), usage_type };
}

function amounts(random: Random, scheme: Scheme): Json {
  if (scheme === "graduated" || scheme === "volume") {
    return { unit_amount: null, unit_amount_decimal: null, tiers: tiers(random) };
  }
  if (chance(random, 0.03)) return { unit_amount: null, unit_amount_decimal: null, tiers: null };
  if (chance(random, 0.05)) return { unit_amount: 0, unit_amount_decimal: "0", tiers: null };
  const unitAmount = between(random, 1, 20_000);
  if (scheme !== "decimal") return { unit_amount: unitAmount, unit_amount_decimal: String(unitAmount), tiers: null };
  return { unit_amount: null, unit_amount_decimal: decimalText(random, 5000, 12), tiers: null };
}

function tiers(random: Random): Json[] {
  const count = between(random, 1, 4);
  let upTo = 0;
  return Array.from({ length: count }, (_, index) => {
    upTo += between(random, 1, 60);
    const isFree = chance(random, 0.15);
    const flat = chance(random, 0.4) ? decimalText(random, 3000, chance(random, 0.3) ? 3 : 0) : null;
    return {
      up_to: index === count - 1 && chance(random, 0.9) ? null : upTo,
      unit_amount_decimal: isFree ? null : decimalText(random, 2000, chance(random, 0.3) ? 6 : 0),
      unit_amount: null,
      flat_amount_decimal: flat,
      flat_amount: null,
    };
  });
}

function otherCurrencies(random: Random, own: string, scheme: Scheme): Json {
  const others = currencies.filter((currency) => currency !== own && chance(random, 0.7));
  return Object.fromEntries(others.map((currency) => [currency, amounts(random, scheme)]));
}
