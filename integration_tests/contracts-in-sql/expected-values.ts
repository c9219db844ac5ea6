import { couponFacts } from "../../src/facts/parse/coupon.js";
import { customerFacts } from "../../src/facts/parse/customer.js";
import type { Json } from "../../src/facts/parse/json.js";
import { priceFacts } from "../../src/facts/parse/price.js";
import { subscriptionFacts } from "../../src/facts/parse/subscription.js";
import type { References } from "../../src/metrics/dossier/references.js";
import { groundOf } from "../../src/metrics/mrr/ground.js";
import { contractValue, type ContractValue } from "../../src/metrics/mrr/mrr.js";
import { defaultOptions } from "../../src/metrics/options.js";
import { valuedAtSeconds, type Contract, type Contracts } from "./random-contracts.js";

/** What the connector says that the contracts are worth, in their order. */
export function expectedValues({ prices, coupons, contracts }: Contracts): ContractValue[] {
  const references = referencesTo(prices, coupons);
  return contracts.map((contract) => expectedValue(contract, references));
}

function expectedValue(contract: Contract, references: References): ContractValue {
  const subscription = subscriptionFacts(contract.subscription);
  const customer = customerFacts(contract.customer);
  const dossier = { customer, subscriptions: [subscription], invoices: [], charges: [], creditNotes: [], changes: [] };
  return contractValue(subscription, valuedAtSeconds, groundOf(dossier, references, defaultOptions));
}

function referencesTo(prices: readonly Json[], coupons: readonly Json[]): References {
  const priceById = new Map(prices.map(priceFacts).map((price) => [price.id, price]));
  const couponById = new Map(coupons.map(couponFacts).map((coupon) => [coupon.id, coupon]));
  return {
    price: (id) => priceById.get(id),
    product: () => undefined,
    coupon: (id) => couponById.get(id),
    disputesOf: () => [],
  };
}
