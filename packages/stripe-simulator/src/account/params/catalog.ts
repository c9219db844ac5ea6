/** How often a price recurs (https://docs.stripe.com/api/prices/object#price_object-recurring). */
export interface Recurrence {
  readonly interval: "day" | "week" | "month" | "year";
  /** Default: 1. */
  readonly intervalCount?: number;
  /** Default: "licensed". "metered" bills the recorded usage at the end of each period. */
  readonly usageType?: "licensed" | "metered";
}

/**
 * One step of a tiered price. Amounts are in minor units. `upTo: null` marks the last step. A decimal takes the place of
 * `unitAmount`.
 */
export interface Tier {
  readonly upTo: number | null;
  readonly unitAmount?: number;
  readonly unitAmountDecimal?: string;
  readonly flatAmount?: number;
}

/** The amount of a unit: exactly one of `unitAmount`, `unitAmountDecimal` and `tiers`. */
export interface Pricing {
  /** Lower-case ISO currency. */
  readonly currency: string;
  /** Minor units. */
  readonly unitAmount?: number;
  /** Minor units as a decimal string of at most 12 places, for prices below one minor unit. */
  readonly unitAmountDecimal?: string;
  readonly tiers?: { readonly mode: "graduated" | "volume"; readonly steps: readonly Tier[] };
  /** Packages: the quantity is divided by `divideBy` and rounded before it is multiplied by the unit amount. */
  readonly transformQuantity?: { readonly divideBy: number; readonly round: "up" | "down" };
  /** Absent: a one-time price. */
  readonly recurring?: Recurrence;
}

export interface CreateProduct {
  readonly name: string;
  readonly description?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface UpdateProduct {
  readonly name?: string;
  readonly active?: boolean;
  readonly description?: string;
  /** Merged into the present metadata. "" removes a key. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface CreatePrice extends Pricing {
  readonly product: string;
  readonly nickname?: string;
  readonly lookupKey?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A price that a subscription item defines (`price_data`). It can be retrieved, and the list of prices omits it. */
export interface InlinePrice extends Pricing {
  readonly product: string;
}

/** Exactly one of `percentOff` and `amountOff` (with `currency`). */
export interface CreateCoupon {
  /** The coupon's id, if the merchant chooses it (`WELCOME20`). Default: generated. */
  readonly id?: string;
  readonly name?: string;
  readonly percentOff?: number;
  /** Minor units. */
  readonly amountOff?: number;
  readonly currency?: string;
  /** For `amountOff`: the minor units that it takes off in other currencies, by lower-case ISO currency. */
  readonly currencyOptions?: Readonly<Record<string, number>>;
  readonly duration: "once" | "repeating" | "forever";
  /** For "repeating". */
  readonly durationInMonths?: number;
  /** The products to which it is limited. Default: all. */
  readonly appliesTo?: readonly string[];
}
