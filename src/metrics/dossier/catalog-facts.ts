/** How often a price is billed: every `intervalCount` intervals. */
export interface Recurrence {
  readonly interval: "day" | "week" | "month" | "year";
  readonly intervalCount: number;
}

/**
 * One tier of a tiered price. Amounts are decimal strings in minor units (up to 12 places).
 * `upTo` is inclusive, and null in the last tier.
 */
export interface TierFacts {
  readonly upTo: number | null;
  readonly unitAmountMinor: string;
  readonly flatAmountMinor: string;
}

/** The fields of a Stripe Price (https://docs.stripe.com/api/prices/object) or an older Plan that the metrics use. */
export interface PriceFacts {
  readonly id: string;
  readonly productId: string | null;
  readonly nickname: string | null;
  readonly lookupKey: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly currency: string;
  /** null: a one-time price. */
  readonly recurrence: Recurrence | null;
  /** Billed by usage, so its amount is not known in advance. */
  readonly isMetered: boolean;
  /** "per_unit", or how tiers apply. */
  readonly scheme: "per_unit" | "graduated" | "volume";
  /** Decimal string in minor units; null if the price is tiered or the customer chooses the amount. */
  readonly unitAmountMinor: string | null;
  /** undefined: the price is not tiered, or this representation does not contain its tiers. */
  readonly tiers: readonly TierFacts[] | undefined;
  /** Packages: the quantity is divided by `divideBy` and rounded before it is priced. */
  readonly transformQuantity: { readonly divideBy: number; readonly round: "up" | "down" } | null;
  /**
   * Amounts in other currencies, by lower-case code.
   * undefined: this representation does not contain them (`currency_options`).
   */
  readonly currencyOptions: Readonly<Record<string, PriceAmounts>> | undefined;
}

/** A price's amounts in one currency. */
export type PriceAmounts = Pick<PriceFacts, "unitAmountMinor" | "tiers">;

/** The fields of a Stripe Product that the metrics use. */
export interface ProductFacts {
  readonly id: string;
  readonly name: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The fields of a Stripe Coupon (https://docs.stripe.com/api/coupons/object) that the metrics use. */
export interface CouponFacts {
  /** Unique only at one time, because the id of a deleted coupon can be reused. */
  readonly id: string;
  /** null: unknown. */
  readonly createdSeconds: number | null;
  readonly duration: CouponDuration;
  /** Decimal string, 0 to 100; null if the coupon takes an amount off. */
  readonly percentOff: string | null;
  readonly amountOffMinor: number | null;
  /**
   * The amount off in other currencies, by lower-case code.
   * undefined: there is none, or this representation does not contain them (`currency_options`).
   */
  readonly currencyOptions: Readonly<Record<string, number>> | undefined;
  /** Lower case; the currency of `amountOffMinor`. */
  readonly currency: string | null;
  /** The products that the coupon is restricted to; undefined: all, or this representation does not show them. */
  readonly productIds: readonly string[] | undefined;
}

export type CouponDuration = "once" | "repeating" | "forever";

/** A coupon applied to a customer, a subscription or an item. */
export interface DiscountFacts {
  readonly id: string;
  /** null: this representation contains only the discount's id. */
  readonly couponId: string | null;
  /** undefined: this representation does not contain the coupon. */
  readonly coupon: CouponFacts | undefined;
  /** null: this representation contains only the discount's id. */
  readonly startSeconds: number | null;
  /** When a repeating discount ends without an event. */
  readonly endSeconds: number | null;
}
