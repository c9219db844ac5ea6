/** How often a price is billed: every `intervalCount` intervals. */
export interface Recurrence {
  readonly interval: "day" | "week" | "month" | "year";
  readonly intervalCount: number;
}

/**
 * One tier of a tiered price. Amounts are decimal strings in minor units (up to 12 places); `upTo` is inclusive and null in
 * the last tier.
 */
export interface TierFacts {
  readonly upTo: number | null;
  readonly unitAmountMinor: string;
  readonly flatAmountMinor: string;
}

/** What the metrics need of a Stripe Price (https://docs.stripe.com/api/prices/object) or of an older Plan. */
export interface PriceFacts {
  readonly id: string;
  readonly productId: string | null;
  readonly nickname: string | null;
  readonly lookupKey: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly currency: string;
  /** null: a one-time price. */
  readonly recurrence: Recurrence | null;
  /** Billed by usage, so that its amount isn't known in advance. */
  readonly isMetered: boolean;
  /** "per_unit", or how tiers apply. */
  readonly scheme: "per_unit" | "graduated" | "volume";
  /** Decimal string in minor units; null when the price is tiered or chosen by the customer. */
  readonly unitAmountMinor: string | null;
  /** undefined: the price is tiered and this representation doesn't carry its tiers, or it isn't tiered. */
  readonly tiers: readonly TierFacts[] | undefined;
  /** Packages: the quantity is divided by `divideBy` and rounded before it is priced. */
  readonly transformQuantity: { readonly divideBy: number; readonly round: "up" | "down" } | null;
  /** Amounts in further currencies, by lower-case code; undefined: this representation doesn't carry them (`currency_options`). */
  readonly currencyOptions: Readonly<Record<string, PriceAmounts>> | undefined;
}

/** What a price costs in one currency. */
export type PriceAmounts = Pick<PriceFacts, "unitAmountMinor" | "tiers">;

/** What the metrics need of a Stripe Product. */
export interface ProductFacts {
  readonly id: string;
  readonly name: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What the metrics need of a Stripe Coupon (https://docs.stripe.com/api/coupons/object). */
export interface CouponFacts {
  /** Unique among the coupons of a time: the id of a deleted one can be given again. */
  readonly id: string;
  /** null: not known. */
  readonly createdSeconds: number | null;
  readonly duration: CouponDuration;
  /** Decimal string, 0 to 100; null when the coupon takes an amount off. */
  readonly percentOff: string | null;
  readonly amountOffMinor: number | null;
  /** Lower case; the currency of `amountOffMinor`. */
  readonly currency: string | null;
  /** The products the coupon is restricted to; undefined: all, or this representation doesn't say. */
  readonly productIds: readonly string[] | undefined;
}

export type CouponDuration = "once" | "repeating" | "forever";

/** A coupon as applied to a customer, a subscription or an item. */
export interface DiscountFacts {
  readonly id: string;
  /** null: this representation only names the discount. */
  readonly couponId: string | null;
  /** The coupon, where this representation carries it. */
  readonly coupon: CouponFacts | undefined;
  /** null: this representation only names the discount. */
  readonly startSeconds: number | null;
  /** When a repeating discount stops by itself. */
  readonly endSeconds: number | null;
}
