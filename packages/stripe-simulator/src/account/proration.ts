import { cycleSeconds } from "./billing/calendar.js";
import { percentagesOff, type DiscountAmount } from "./billing/discounting.js";
import { pricingOf } from "./billing/lines.js";
import { prorationLine, type CreditedItems, type ProrationParts } from "./billing/proration-line.js";
import { priceAmount } from "./billing/price-amount.js";
import { couponOf, lineContextOf, type Books } from "./books.js";
import type { Debit } from "./billing/debit.js";
import { debitsInForce } from "./debits.js";
import { invoiceDiscounts, runningDiscounts } from "./discounts.js";
import { isMetered } from "./subscription-items.js";
import { idOf, type InvoiceLine, type Subscription, type SubscriptionItem } from "./types.js";

/** An item before and after a change. Undefined: it did not exist. */
export interface ItemChangePair {
  readonly before: SubscriptionItem | undefined;
  readonly after: SubscriptionItem | undefined;
}

/** A credit or a debit that is not written yet. `invoice-items.ts` writes it. */
export interface Proration {
  readonly line: InvoiceLine;
  readonly item: SubscriptionItem;
  /** What a credit gives back, all on one invoice. Empty: a debit, or a credit of time that was never debited. */
  readonly credited: readonly Debit[];
  readonly kind: "credit" | "debit";
}

/**
 * Returns credits for the old items' unused time, and debits for the new items' rest of the period. A changed item has
 * both, also if they amount to 0. An added item has a debit only, a removed one a credit only. Metered items have
 * neither (https://docs.stripe.com/billing/subscriptions/prorations).
 *
 * @param from Unix seconds: the `proration_date`.
 */
export function prorations(
  books: Books,
  subscription: Subscription,
  changes: readonly ItemChangePair[],
  from: number,
): Proration[] {
  return changes.flatMap(({ before, after }) => [
    ...(before ? credits(books, subscription, before, from) : []),
    ...(after ? debits(books, subscription, after, from) : []),
  ]);
}

/** Returns the credits for an item's time after `from`. */
export function credits(books: Books, subscription: Subscription, item: SubscriptionItem, from: number): Proration[] {
  if (isMetered(item.price)) return [];
  const inForce = debitsInForce(books, item.id, from);
  return isFlexible(subscription)
    ? inForce.map((debit) => flexibleCredit(books, subscription, item, debit, from))
    : [classicCredit(books, subscription, item, inForce, from)];
}

/** Returns true if credits come from earlier debits (https://docs.stripe.com/billing/subscriptions/billing-mode). */
export function isFlexible({ billing_mode: mode }: Subscription): boolean {
  return mode.type === "flexible";
}

/** Returns the one credit of classic billing: from the item's present price, quantity and discounts. */
function classicCredit(
  books: Books,
  subscription: Subscription,
  item: SubscriptionItem,
  inForce: readonly Debit[],
  from: number,
): Proration {
  const latest = inForce.at(-1);
  const credited = inForce.filter((debit) => debit === latest || sharesInvoice(debit, latest));
  return proration(books, item, { ...restOfPeriod(books, subscription, item, -1, from), kind: "credit", credited });
}

function sharesInvoice(debit: Debit, other: Debit | undefined): boolean {
  return debit.invoiced !== null && debit.invoiced.invoice === other?.invoiced?.invoice;
}

/** Returns the credit of one earlier debit: the share of what it debited that lies after `from`. */
function flexibleCredit(
  books: Books,
  subscription: Subscription,
  item: SubscriptionItem,
  debit: Debit,
  from: number,
): Proration {
  const period = { start: Math.max(from, debit.start), end: debit.creditedFrom };
  const share = -(period.end - period.start) / (debit.end - debit.start);
  return proration(books, item, {
    ...amounts(subscription, debit.amountMinor, debit.discountAmounts, share),
    kind: "credit",
    credited: [debit],
    period,
    quantity: debit.quantity,
    pricing: debit.pricing,
  });
}

function debits(books: Books, subscription: Subscription, item: SubscriptionItem, from: number): Proration[] {
  if (isMetered(item.price)) return [];
  const rest = restOfPeriod(books, subscription, item, 1, from);
  return [proration(books, item, { ...rest, kind: "debit", credited: [] })];
}

export type Terms = Pick<ProrationParts, "amountMinor" | "discountAmounts" | "period" | "quantity" | "pricing">;

/** Returns the amount of an item from `from` to its period's end, by its present price, quantity and discounts. */
function restOfPeriod(
  books: Books,
  subscription: Subscription,
  item: SubscriptionItem,
  sign: 1 | -1,
  from: number,
): Terms {
  const end = item.current_period_end;
  const share = (sign * (end - from)) / cycleSeconds(subscription.billing_cycle_anchor, item.price.recurring!, end);
  const customer = books.ledger.find("customers", idOf(subscription.customer));
  const discounts = [...runningDiscounts(books, item.discounts), ...invoiceDiscounts(books, subscription, customer)];
  const quantity = item.quantity ?? 1;
  const full = priceAmount(item.price, quantity);
  const off = percentagesOff(full, discounts, idOf(item.price.product), (discount) => couponOf(books, discount));
  return {
    ...amounts(subscription, full, off, share),
    period: { start: from, end },
    quantity,
    pricing: pricingOf(item.price),
  };
}

/**
 * Returns a share of an amount and of its discounts. `itemized`: gross, with the discounts' shares. `included`: net,
 * with each discount at 0 (https://docs.stripe.com/changelog/clover/2025-09-30). Classic billing: net, without
 * discounts.
 */
function amounts(
  subscription: Subscription,
  gross: number,
  discounts: readonly DiscountAmount[],
  share: number,
): Pick<Terms, "amountMinor" | "discountAmounts"> {
  const parts = discounts.map(({ amount, discount }) => ({ amount: wholeMinor(amount * share), discount }));
  if (subscription.billing_mode.flexible?.proration_discounts === "itemized") {
    return { amountMinor: wholeMinor(gross * share), discountAmounts: parts };
  }
  const net = discounts.reduce((left, { amount }) => left - amount, gross);
  return {
    amountMinor: wholeMinor(net * share),
    discountAmounts: isFlexible(subscription) ? parts.map(({ discount }) => ({ amount: 0, discount })) : [],
  };
}

/** Rounds half away from zero, so that a credit and a debit of the same time are equal. Never returns -0. */
function wholeMinor(amount: number): number {
  return Math.sign(amount) * Math.round(Math.abs(amount)) + 0;
}

/** Builds the line of a credit or debit. */
export function proration(
  books: Books,
  item: SubscriptionItem,
  { credited, ...terms }: Terms & Pick<Proration, "kind" | "credited">,
): Proration {
  const context = lineContextOf(books);
  const line = prorationLine(
    {
      ...terms,
      item,
      invoiceItem: context.origin.ids("invoiceItem"),
      productName: productNameOf(books, terms.pricing),
      creditedItems: creditedLinesOf(credited),
    },
    context,
  );
  return { line, item, credited, kind: terms.kind };
}

/** Returns the invoice and the lines of debits on one invoice. null: there are none, or they are still pending. */
export function creditedLinesOf(credited: readonly Debit[]): CreditedItems | null {
  const invoiced = credited.flatMap((debit) => debit.invoiced ?? []);
  const [first] = invoiced;
  return first ? { invoice: first.invoice, lines: invoiced.map((each) => each.line) } : null;
}

function productNameOf(books: Books, pricing: InvoiceLine["pricing"]): string {
  const product = pricing?.price_details?.product;
  return product === undefined ? "" : books.ledger.find("products", product).name;
}
