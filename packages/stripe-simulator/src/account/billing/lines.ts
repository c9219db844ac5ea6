import type { NewLine } from "../params/invoice.js";
import { idOf, wholeDiscounts, type InvoiceLine, type Price, type SubscriptionItem } from "../types.js";
import type { Origin } from "../objects/origin.js";
import { ActionError } from "../action-error.js";
import { priceAmount } from "./price-amount.js";
import { pricedParts, usageParts, type PricedPart } from "./priced-parts.js";
import { isRunning } from "./discounting.js";

/** Unix seconds. The end is not included. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/**
 * The parent of a proration line. Stripe's documentation names `subscription_item_details`. Public code reads both;
 * `invoice_item_details` names the subscription but no item.
 */
export type ProrationLineShape = "subscription_item_details" | "invoice_item_details";

export interface LineContext {
  readonly origin: Origin;
  readonly productName: (price: Price) => string;
  readonly prorationLineShape: ProrationLineShape;
}

/**
 * Returns the lines of a licensed item for a period: one, or several if its price has tiers. During a trial it is one
 * of amount 0.
 */
export function periodLines(
  item: SubscriptionItem,
  period: Period,
  kind: "paid" | "trial",
  context: LineContext,
): InvoiceLine[] {
  const quantity = item.quantity ?? 1;
  if (kind === "paid") return partLines(item, period, pricedParts(item.price, quantity), context);
  return [
    line(
      {
        amount: 0,
        currency: item.price.currency,
        description: `Trial period for ${context.productName(item.price)}`,
        parent: itemParent(item),
        period,
        pricing: pricingOf(item.price),
        quantity,
        discounts: [],
      },
      context.origin,
    ),
  ];
}

/** Returns the lines of a metered item, in arrears, for the period that ended. */
export function usageLines(
  item: SubscriptionItem,
  period: Period,
  quantity: number,
  context: LineContext,
): InvoiceLine[] {
  return partLines(item, period, usageParts(item.price, quantity), context);
}

function partLines(
  item: SubscriptionItem,
  period: Period,
  parts: readonly PricedPart[],
  context: LineContext,
): InvoiceLine[] {
  const name = context.productName(item.price);
  return parts.map(({ quantity, amountMinor, unitAmountDecimal, tier }) =>
    line(
      {
        amount: amountMinor,
        currency: item.price.currency,
        description: `${quantity} × ${name}${tier === null ? "" : ` (Tier ${tier})`}`,
        parent: itemParent(item),
        period,
        pricing: { ...pricingOf(item.price), unit_amount_decimal: unitAmountDecimal },
        quantity,
        discounts: wholeDiscounts(item.discounts).filter((discount) => isRunning(discount, period.start)),
      },
      context.origin,
    ),
  );
}

/** Returns a line of a one-off invoice. */
export function oneOffLine(
  params: NewLine,
  price: Price | undefined,
  currency: string,
  context: LineContext,
): InvoiceLine {
  if ((params.amountMinor === undefined) === (price === undefined)) {
    throw new ActionError("A line needs exactly one of amountMinor and price.");
  }
  const now = context.origin.nowSeconds;
  const quantity = params.quantity ?? 1;
  return line(
    {
      amount: price ? priceAmount(price, quantity) : params.amountMinor!,
      currency,
      description: params.description ?? (price ? `${quantity} × ${context.productName(price)}` : null),
      parent: {
        invoice_item_details: {
          invoice_item: context.origin.ids("invoiceItem"),
          proration: false,
          proration_details: { credited_items: null },
          subscription: null,
        },
        subscription_item_details: null,
        type: "invoice_item_details",
      },
      period: { start: now, end: now },
      pricing: price ? pricingOf(price) : { type: "price_details", unit_amount_decimal: String(params.amountMinor) },
      quantity,
      discounts: [],
    },
    context.origin,
  );
}

export interface LineParts {
  readonly amount: number;
  readonly currency: string;
  readonly description: string | null;
  readonly parent: NonNullable<InvoiceLine["parent"]>;
  readonly period: Period;
  readonly pricing: InvoiceLine["pricing"];
  readonly quantity: number;
  readonly discounts: InvoiceLine["discounts"];
}

/** https://docs.stripe.com/api/invoice-line-item/object. `invoice` is set when an invoice includes the line. */
export function line({ pricing, quantity, ...parts }: LineParts, origin: Origin): InvoiceLine {
  return {
    id: origin.ids("invoiceLine"),
    object: "line_item",
    amount: parts.amount,
    currency: parts.currency,
    description: parts.description,
    discount_amounts: [],
    discountable: true,
    discounts: parts.discounts,
    invoice: null,
    livemode: origin.livemode,
    metadata: {},
    parent: parts.parent,
    period: { start: parts.period.start, end: parts.period.end },
    pretax_credit_amounts: [],
    pricing,
    quantity,
    quantity_decimal: String(quantity),
    subscription:
      parts.parent.subscription_item_details?.subscription ?? parts.parent.invoice_item_details?.subscription ?? null,
    subtotal: parts.amount,
    taxes: [],
  };
}

/** Returns the price of a line, with the amount of one unit. */
export function pricingOf(price: Price): NonNullable<InvoiceLine["pricing"]> {
  return {
    price_details: { price: price.id, product: idOf(price.product) },
    type: "price_details",
    unit_amount_decimal: price.unit_amount_decimal,
  };
}

function itemParent(item: SubscriptionItem): NonNullable<InvoiceLine["parent"]> {
  return {
    invoice_item_details: null,
    subscription_item_details: {
      invoice_item: null,
      proration: false,
      proration_details: { credited_items: null },
      subscription: item.subscription,
      subscription_item: item.id,
    },
    type: "subscription_item_details",
  };
}
