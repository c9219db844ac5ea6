import { planName } from "../customer/plan.js";
import type { TierFacts } from "../dossier/catalog-facts.js";
import type { ItemFacts, SubscriptionFacts } from "../dossier/subscription-facts.js";
import { fraction, subtract, type Fraction } from "../mrr/fraction.js";
import { amountsIn } from "../mrr/price.js";
import { graduated, volume } from "../mrr/tiers.js";
import type { OmittedItem, ValuedItem, Valuation } from "../mrr/valuation.js";
import { discountText, durationRemark } from "./explain-discounts.js";
import { exactMoney } from "./money.js";
import { every, monthlyFactorText, withRemark } from "./phrases.js";
import { statement, type Statement } from "./statement.js";
import type { Subject } from "./subject.js";

/** Returns each item of a contract, from its price to its part of the MRR. */
export function explainItems(valuation: Valuation, { currency }: SubscriptionFacts, subject: Subject): Statement[] {
  return valuation.items.map((item) =>
    "omitted" in item
      ? statement(`${nameOf(item.facts, subject)}: ${omissions[item.omitted]}.`)
      : explainItem(item, valuation, currency, subject),
  );
}

const omissions: Record<OmittedItem["omitted"], string> = {
  one_time: "billed once, so no part of MRR",
  metered: "billed by usage, which isn't known in advance, so no part of MRR",
  unknown_amount: "its amount in the subscription's currency can't be read, so it adds 0",
};

function explainItem(item: ValuedItem, { discounts }: Valuation, currency: string, subject: Subject): Statement {
  const { facts, recurrence } = item;
  const period = every(recurrence);
  const reductions = discounts.flatMap((step) => {
    const taken = step.taken.find((each) => each.item === facts);
    if (!taken) return [];
    const text = `less ${exactMoney(taken.amount, currency)} ${period}: ${discountText(step, currency)}`;
    return [statement(withRemark(text, durationRemark(step, subject)))];
  });
  const factor = monthlyFactorText(recurrence);
  return statement(`${offerOf(item, currency, subject)}: ${exactMoney(item.listed, currency)} ${period}`, [
    ...explainTiers(item, currency),
    ...reductions,
    ...explainTax(item, currency),
    ...(factor === undefined ? [] : [statement(`${factor}: ${exactMoney(item.monthly, currency)} a month`)]),
  ]);
}

/** Returns an item's quantity, name and price. */
function offerOf({ facts, price }: ValuedItem, currency: string, subject: Subject): string {
  const name = nameOf(facts, subject);
  const quantity = facts.quantity ?? 1;
  if (price.scheme !== "per_unit") return `${name}, ${quantity} units, ${price.scheme} tiers`;
  const unit = exactMoney(fraction(amountsIn(price, currency)?.unitAmountMinor ?? 0), currency);
  const packages = price.transformQuantity;
  if (!packages) return `${name}, ${quantity} × ${unit}`;
  return `${name}, ${quantity} units in packages of ${packages.divideBy}, rounded ${packages.round}, at ${unit}`;
}

function nameOf({ price }: ItemFacts, { valuing }: Subject): string {
  const { id: priceId, productId } = price;
  const name = planName({ priceId, productId }, price, valuing.references, valuing.options.planName);
  return name === priceId ? name : `${name} (${priceId})`;
}

/** Returns the amount that each reached tier adds. */
function explainTiers({ facts, price }: ValuedItem, currency: string): Statement[] {
  const tiers = price.scheme === "per_unit" ? [] : (amountsIn(price, currency)?.tiers ?? []);
  const units = facts.quantity ?? 1;
  const isVolume = price.scheme === "volume";
  let below = 0;
  return tiers.flatMap((tier, index) => {
    const from = below;
    below = tier.upTo ?? units;
    const isReached = units > from && (!isVolume || tier.upTo === null || units <= tier.upTo);
    if (!isReached) return [];
    const within = isVolume ? units : Math.min(units, below) - from;
    const cost = isVolume ? volume(tiers, units) : partOf(tiers, index, units);
    return [statement(`${rangeText(from, tier)}: ${costText(within, tier, currency)} = ${exactMoney(cost, currency)}`)];
  });
}

/** Returns the amount of the tier at `index`: the cost with it minus the cost without it. */
function partOf(tiers: readonly TierFacts[], index: number, units: number): Fraction {
  return subtract(graduated(tiers.slice(0, index + 1), units), graduated(tiers.slice(0, index), units));
}

function rangeText(from: number, { upTo }: TierFacts): string {
  return upTo === null ? `from unit ${from + 1} on` : `units ${from + 1} to ${upTo}`;
}

function costText(units: number, { unitAmountMinor, flatAmountMinor }: TierFacts, currency: string): string {
  const flat = Number(flatAmountMinor) === 0 ? "" : ` + ${exactMoney(fraction(flatAmountMinor), currency)} flat`;
  return `${units} × ${exactMoney(fraction(unitAmountMinor), currency)}${flat}`;
}

function explainTax({ facts, untaxed }: ValuedItem, currency: string): Statement[] {
  const percent = facts.inclusiveTaxPercent;
  if (percent === null) return [statement("its amount includes tax of a rate that can't be read: the tax stays in")];
  if (Number(percent) === 0) return [];
  return [statement(`without the ${percent} % tax that it includes: ${exactMoney(untaxed, currency)}`)];
}
