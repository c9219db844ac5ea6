import { ActionError } from "../action-error.js";
import type { CreatePrice, Pricing, Tier } from "../params/catalog.js";
import type { Price } from "../types.js";
import type { Origin } from "./origin.js";

/** https://docs.stripe.com/api/prices/object. tiers are included. */
export function newPrice(params: CreatePrice, origin: Origin): Price {
  checkPricing(params);
  const { tiers, transformQuantity, recurring } = params;
  return {
    id: origin.ids("price"),
    object: "price",
    active: true,
    billing_scheme: tiers ? "tiered" : "per_unit",
    created: origin.nowSeconds,
    currency: params.currency,
    custom_unit_amount: null,
    livemode: origin.livemode,
    lookup_key: params.lookupKey ?? null,
    metadata: { ...params.metadata },
    nickname: params.nickname ?? null,
    product: params.product,
    recurring: recurring
      ? {
          interval: recurring.interval,
          interval_count: recurring.intervalCount ?? 1,
          // Since basil every metered price requires a meter.
          meter: recurring.usageType === "metered" ? origin.ids("meter") : null,
          trial_period_days: null,
          usage_type: recurring.usageType ?? "licensed",
        }
      : null,
    tax_behavior: "unspecified",
    ...(tiers && { tiers: tiers.steps.map(newTier) }),
    tiers_mode: tiers?.mode ?? null,
    transform_quantity: transformQuantity
      ? { divide_by: transformQuantity.divideBy, round: transformQuantity.round }
      : null,
    type: recurring ? "recurring" : "one_time",
    // Only the decimal shows a fraction of a minor unit.
    unit_amount: params.unitAmount ?? null,
    unit_amount_decimal: params.unitAmountDecimal ?? params.unitAmount?.toString() ?? null,
  };
}

function newTier(step: Tier): NonNullable<Price["tiers"]>[number] {
  return {
    flat_amount: step.flatAmount ?? null,
    flat_amount_decimal: step.flatAmount?.toString() ?? null,
    unit_amount: step.unitAmount ?? null,
    unit_amount_decimal: step.unitAmountDecimal ?? step.unitAmount?.toString() ?? null,
    up_to: step.upTo,
  };
}

function checkPricing({ unitAmount, unitAmountDecimal, tiers }: Pricing): void {
  const given = [unitAmount, unitAmountDecimal, tiers].filter((value) => value !== undefined).length;
  if (given !== 1) throw new ActionError("A price needs exactly one of unitAmount, unitAmountDecimal and tiers.");
  if (tiers && tiers.steps.at(-1)?.upTo !== null) throw new ActionError("The last tier of a price has upTo null.");
}
