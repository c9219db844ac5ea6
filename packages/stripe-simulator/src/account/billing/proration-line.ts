import type { InvoiceLine, SubscriptionItem } from "../types.js";
import type { DiscountAmount } from "./discounting.js";
import { line, type LineContext, type Period } from "./lines.js";

export interface ProrationParts {
  readonly kind: "credit" | "debit";
  /** The changed item. A credit names its old price and quantity, a debit its new ones. */
  readonly item: SubscriptionItem;
  readonly invoiceItem: string;
  readonly period: Period;
  /** Minor units, below or at 0 for a credit. Net, unless `discountAmounts` are to be subtracted. */
  readonly amountMinor: number;
  readonly discountAmounts: readonly DiscountAmount[];
  readonly quantity: number;
  readonly pricing: InvoiceLine["pricing"];
  readonly productName: string;
  /** For a credit: the invoice and its lines that it gives back. null: a debit, or not invoiced yet. */
  readonly creditedItems: CreditedItems | null;
}

export interface CreditedItems {
  readonly invoice: string;
  readonly lines: readonly string[];
}

/**
 * Returns a credit or a debit for the rest of a period. No discount of an invoice applies to it
 * (https://docs.stripe.com/billing/subscriptions/prorations#prorations-and-discounts).
 */
export function prorationLine(parts: ProrationParts, context: LineContext): InvoiceLine {
  const { kind, item, quantity } = parts;
  const name = quantity === 1 ? parts.productName : `${quantity} × ${parts.productName}`;
  const proration = line(
    {
      amount: parts.amountMinor,
      currency: item.price.currency,
      description: `${kind === "credit" ? "Unused" : "Remaining"} time on ${name} after ${dayOf(parts.period.start)}`,
      parent: prorationParent(parts, context),
      period: parts.period,
      pricing: parts.pricing,
      quantity,
      discounts: [],
    },
    context.origin,
  );
  const discountAmounts = parts.discountAmounts.map(({ amount, discount }) => ({ amount, discount }));
  return { ...proration, discountable: false, discount_amounts: discountAmounts };
}

/** Returns the id of the invoice item from which a line was made. null: an ordinary line of a subscription. */
export function invoiceItemOfLine({ parent }: InvoiceLine): string | null {
  return (parent?.subscription_item_details ?? parent?.invoice_item_details)?.invoice_item ?? null;
}

/** Returns a proration line that names the debits which it gives back. */
export function withCreditedItems(proration: InvoiceLine, credited: CreditedItems): InvoiceLine {
  const { parent } = proration;
  if (!parent) return proration;
  const proration_details = { credited_items: creditedItemsOf(credited) };
  return {
    ...proration,
    parent: {
      ...parent,
      invoice_item_details: parent.invoice_item_details && { ...parent.invoice_item_details, proration_details },
      subscription_item_details: parent.subscription_item_details && {
        ...parent.subscription_item_details,
        proration_details,
      },
    },
  };
}

function prorationParent(
  { item, invoiceItem, creditedItems }: ProrationParts,
  { prorationLineShape }: LineContext,
): NonNullable<InvoiceLine["parent"]> {
  const common = {
    invoice_item: invoiceItem,
    proration: true,
    proration_details: { credited_items: creditedItems && creditedItemsOf(creditedItems) },
    subscription: item.subscription,
  };
  const namesItem = prorationLineShape === "subscription_item_details";
  return {
    invoice_item_details: namesItem ? null : common,
    subscription_item_details: namesItem ? { ...common, subscription_item: item.id } : null,
    type: prorationLineShape,
  };
}

function creditedItemsOf({ invoice, lines }: CreditedItems): { invoice: string; invoice_line_items: string[] } {
  return { invoice, invoice_line_items: [...lines] };
}

/** Returns a day as Stripe's descriptions show it: `16 Mar 2026`. */
function dayOf(seconds: number): string {
  const [, day, month, year] = new Date(seconds * 1000).toUTCString().split(" ");
  return `${Number(day)} ${month} ${year}`;
}
