import type { NewLine } from "../params/invoice.js";
import { idOf, wholeDiscounts, type InvoiceLine, type Price, type SubscriptionItem } from "../types.js";
import type { Origin } from "../objects/origin.js";
import { ActionError } from "../action-error.js";
import { priceAmount } from "./price-amount.js";
import { isRunning } from "./discounting.js";

/** Unix seconds. The end is not included. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

export interface LineContext {
  readonly origin: Origin;
  readonly productName: (price: Price) => string;
}

/** Returns the line of a licensed item for a period. During a trial its amount is 0. */
export function periodLine(
  item: SubscriptionItem,
  period: Period,
  kind: "paid" | "trial",
  context: LineContext,
): InvoiceLine {
  const quantity = item.quantity ?? 1;
  const name = context.productName(item.price);
  const isTrial = kind === "trial";
  return line(
    {
      amount: isTrial ? 0 : priceAmount(item.price, quantity),
      currency: item.price.currency,
      description: isTrial ? `Trial period for ${name}` : `${quantity} × ${name}`,
      parent: itemParent(item, null),
      period,
      price: item.price,
      quantity,
      discounts: isTrial ? [] : wholeDiscounts(item.discounts).filter((discount) => isRunning(discount, period.start)),
    },
    context.origin,
  );
}

/** Returns the line of a metered item, in arrears, for the period that ended. */
export function usageLine(item: SubscriptionItem, period: Period, quantity: number, context: LineContext): InvoiceLine {
  return line(
    {
      amount: priceAmount(item.price, quantity),
      currency: item.price.currency,
      description: `${quantity} × ${context.productName(item.price)}`,
      parent: itemParent(item, null),
      period,
      price: item.price,
      quantity,
      discounts: wholeDiscounts(item.discounts).filter((discount) => isRunning(discount, period.start)),
    },
    context.origin,
  );
}

/**
 * Returns a credit or charge for the rest of a period. Its amount is net of discounts, so no discount applies to it
 * again.
 */
export function prorationLine(
  item: SubscriptionItem,
  period: Period,
  amount: number,
  context: LineContext,
): InvoiceLine {
  const name = context.productName(item.price);
  const quantity = item.quantity ?? 1;
  const proration = line(
    {
      amount,
      currency: item.price.currency,
      description: amount < 0 ? `Unused time on ${quantity} × ${name}` : `Remaining time on ${quantity} × ${name}`,
      parent: itemParent(item, context.origin.ids("invoiceItem")),
      period,
      price: item.price,
      quantity,
      discounts: [],
    },
    context.origin,
  );
  return { ...proration, discountable: false };
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
      price,
      quantity,
      discounts: [],
    },
    context.origin,
  );
}

interface LineParts {
  readonly amount: number;
  readonly currency: string;
  readonly description: string | null;
  readonly parent: NonNullable<InvoiceLine["parent"]>;
  readonly period: Period;
  readonly price: Price | undefined;
  readonly quantity: number;
  readonly discounts: InvoiceLine["discounts"];
}

/** https://docs.stripe.com/api/invoice-line-item/object. `invoice` is set when an invoice includes the line. */
function line({ price, quantity, ...parts }: LineParts, origin: Origin): InvoiceLine {
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
    pricing: {
      ...(price && { price_details: { price: price.id, product: idOf(price.product) } }),
      type: "price_details",
      unit_amount_decimal: price ? price.unit_amount_decimal : String(parts.amount),
    },
    quantity,
    quantity_decimal: String(quantity),
    subscription: parts.parent.subscription_item_details?.subscription ?? null,
    subtotal: parts.amount,
    taxes: [],
  };
}

function itemParent(item: SubscriptionItem, invoiceItem: string | null): NonNullable<InvoiceLine["parent"]> {
  return {
    invoice_item_details: null,
    subscription_item_details: {
      invoice_item: invoiceItem,
      proration: invoiceItem !== null,
      proration_details: { credited_items: null },
      subscription: item.subscription,
      subscription_item: item.id,
    },
    type: "subscription_item_details",
  };
}
