import { wholeDiscounts, type Coupon, type Discount, type InvoiceLine } from "../types.js";

export type CouponOf = (discount: Discount) => Coupon;

/** Returns true if a discount still applies at `seconds`. */
export function isRunning(discount: Discount, seconds: number): boolean {
  return discount.end === null || discount.end > seconds;
}

/**
 * Returns the lines with their `discount_amounts`. Each line's own discounts apply first, then the invoice's, one after
 * the other. A line never goes below zero (https://docs.stripe.com/billing/subscriptions/coupons#stacking). An amount
 * off is distributed over the lines in proportion, and the last line takes the rest.
 */
export function discountLines(
  lines: readonly InvoiceLine[],
  invoiceDiscounts: readonly Discount[],
  couponOf: CouponOf,
): InvoiceLine[] {
  const drafts = lines.map((line): Draft => ({ line, left: line.amount, amounts: [] }));
  // All lines of a tiered item have the item's discounts. An amount off counts once for all of them.
  for (const [discount, own] of byOwnDiscount(drafts)) takeOff(own, discount, couponOf(discount));
  for (const discount of invoiceDiscounts) takeOff(drafts, discount, couponOf(discount));
  return drafts.map(discounted);
}

export interface DiscountAmount {
  /** Minor units. */
  readonly amount: number;
  /** The discount's id. */
  readonly discount: string;
}

/** Returns what the percentages take off an amount, each of the rest. Prorations ignore amounts off. */
export function percentagesOff(
  amountMinor: number,
  discounts: readonly Discount[],
  product: string,
  couponOf: CouponOf,
): DiscountAmount[] {
  let left = amountMinor;
  return discounts.flatMap((discount) => {
    const coupon = couponOf(discount);
    if (coupon.percent_off === null || !covers(coupon, product)) return [];
    const amount = share(left, coupon.percent_off);
    left -= amount;
    return [{ amount, discount: discount.id }];
  });
}

function byOwnDiscount(drafts: readonly Draft[]): [Discount, Draft[]][] {
  const groups = new Map<string, [Discount, Draft[]]>();
  for (const draft of drafts) {
    for (const discount of wholeDiscounts(draft.line.discounts)) {
      const group = groups.get(discount.id);
      if (group) group[1].push(draft);
      else groups.set(discount.id, [discount, [draft]]);
    }
  }
  return [...groups.values()];
}

interface Draft {
  readonly line: InvoiceLine;
  left: number;
  readonly amounts: { amount: number; discount: string }[];
}

function discounted({ line, amounts }: Draft): InvoiceLine {
  return amounts.length > 0 ? { ...line, discount_amounts: amounts } : line;
}

function takeOff(drafts: readonly Draft[], discount: Discount, coupon: Coupon): void {
  const eligible = drafts.filter(
    ({ line, left }) => line.discountable && left > 0 && covers(coupon, line.pricing?.price_details?.product),
  );
  if (coupon.percent_off !== null) {
    for (const draft of eligible) take(draft, discount, share(draft.left, coupon.percent_off));
    return;
  }
  const total = eligible.reduce((sum, { left }) => sum + left, 0);
  let rest = Math.min(amountOffIn(coupon, eligible[0]?.line.currency), total);
  let basis = total;
  for (const draft of eligible) {
    const part = basis === draft.left ? rest : Math.floor((rest * draft.left) / basis);
    basis -= draft.left;
    rest -= part;
    take(draft, discount, part);
  }
}

/** Returns an amount off in minor units of a currency. 0: the coupon has no amount in it. */
function amountOffIn(coupon: Coupon, currency: string | undefined): number {
  if (currency === undefined) return 0;
  if (coupon.currency === currency) return coupon.amount_off ?? 0;
  return coupon.currency_options?.[currency]?.amount_off ?? 0;
}

function take(draft: Draft, discount: Discount, amount: number): void {
  if (amount === 0) return;
  draft.left -= amount;
  draft.amounts.push({ amount, discount: discount.id });
}

function covers(coupon: Coupon, product: string | undefined): boolean {
  return !coupon.applies_to || (product !== undefined && coupon.applies_to.products.includes(product));
}

/** Rounds half up. Percentages have at most two decimals, so the product is a whole number. */
function share(amountMinor: number, percent: number): number {
  return Math.round((amountMinor * Math.round(percent * 100)) / 10_000);
}
