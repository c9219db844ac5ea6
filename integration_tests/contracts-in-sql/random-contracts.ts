import { createRandom, type Random } from "stripe-simulator";
import type { Json } from "../../src/facts/parse/json.js";
import { between, chance, decimalText, pick } from "./chance.js";
import { randomCoupon } from "./random-coupons.js";
import { currencies, embedded, products, randomPrice } from "./random-prices.js";

/** A subscription of a customer, as Stripe shows both. */
export interface Contract {
  readonly subscription: Json;
  readonly customer: Json;
}

export interface Contracts {
  readonly prices: readonly Json[];
  readonly coupons: readonly Json[];
  readonly contracts: readonly Contract[];
}

/** When the contracts are valued: 2026-03-15, in Unix seconds. */
export const valuedAtSeconds = 1_773_532_800;

/** Subscriptions of every shape that pricing and discounts have, the same for the same seed. */
export function randomContracts(seed: string, count: number): Contracts {
  const random = createRandom(seed);
  const prices = Array.from({ length: 90 }, (_, index) => randomPrice(random, `price_${index + 1}`));
  const coupons = Array.from({ length: 45 }, (_, index) => randomCoupon(random, `coupon_${index + 1}`));
  const contracts = Array.from({ length: count }, (_, index) => contract(random, index + 1, prices, coupons));
  return { prices, coupons, contracts };
}

function contract(random: Random, number: number, prices: readonly Json[], coupons: readonly Json[]): Contract {
  const id = `sub_${number}`;
  const currency = pick(random, currencies);
  // Mostly what can be sold in the subscription's currency, and at one rhythm.
  const rhythm = pick(random, ["month", "month", "year", "any"]);
  const sold = prices.filter(
    (price) =>
      price["recurring"] === null ||
      ((price["currency"] === currency || price["currency_options"] !== null) &&
        (rhythm === "any" || (price["recurring"] as Json)["interval"] === rhythm)),
  );
  const items = Array.from({ length: between(random, 1, chance(random, 0.1) ? 9 : 3) }, (_, index) => {
    const price = chance(random, 0.08) ? inlinePrice(random, `price_inline_${number}_${index}`, currency) : undefined;
    return item(random, `si_${number}_${index + 1}`, price ?? embedded(pick(random, sold)), coupons);
  });
  return {
    subscription: {
      id,
      customer: `cus_${number}`,
      currency,
      status: "active",
      created: valuedAtSeconds - 86_400,
      items: { object: "list", data: items },
      discounts: chance(random, 0.6) ? discounts(random, `di_${number}`, coupons, 5) : [],
      default_tax_rates: chance(random, 0.15) ? taxRates(random) : [],
      automatic_tax: { enabled: chance(random, 0.05) },
    },
    customer: {
      id: `cus_${number}`,
      discount: chance(random, 0.3) ? discount(random, `di_${number}_customer`, coupons) : null,
    },
  };
}

/** A price that is in no list. */
function inlinePrice(random: Random, id: string, currency: string): Json {
  const unitAmount = between(random, 0, 9000);
  return {
    id,
    currency,
    product: pick(random, products),
    recurring: { interval: "month", interval_count: 1, usage_type: "licensed" },
    unit_amount: unitAmount,
    unit_amount_decimal: String(unitAmount),
  };
}

function item(random: Random, id: string, price: Json, coupons: readonly Json[]): Json {
  return {
    id,
    price,
    ...quantity(random, price),
    discounts: chance(random, 0.2) ? discounts(random, `di_${id}`, coupons, 3) : [],
    tax_rates: chance(random, 0.12) ? taxRates(random) : [],
  };
}

function quantity(random: Random, price: Json): Json {
  const usage = (price["recurring"] as Json | null)?.["usage_type"];
  if (usage === "metered" || chance(random, 0.04)) return {};
  if (chance(random, 0.04)) return { quantity: 1, quantity_decimal: decimalText(random, 40, 4) };
  if (chance(random, 0.5)) return { quantity: 1 };
  return { quantity: between(random, 0, chance(random, 0.1) ? 5000 : 80) };
}

function discounts(random: Random, prefix: string, coupons: readonly Json[], most: number): Json[] {
  return Array.from({ length: between(random, 1, most) }, (_, index) =>
    discount(random, `${prefix}_${index + 1}`, coupons),
  );
}

function discount(random: Random, id: string, coupons: readonly Json[]): Json {
  const coupon = chance(random, 0.03) ? "coupon_deleted" : pick(random, coupons)["id"];
  const end = pick(random, [null, null, null, null, null, valuedAtSeconds, valuedAtSeconds + 1]);
  return { id, source: { coupon }, start: valuedAtSeconds - 80_000, end };
}

function taxRates(random: Random): Json[] {
  return Array.from({ length: between(random, 1, 2) }, () => ({
    percentage: Number(decimalText(random, 27, chance(random, 0.4) ? 3 : 0)),
    inclusive: chance(random, 0.7),
  }));
}
