/** How often a price recurs (https://docs.stripe.com/api/prices/object#price_object-recurring). */
export interface Recurrence {
  readonly interval: "day" | "week" | "month" | "year";
  /** 1 when absent. */
  readonly intervalCount?: number;
  /** "licensed" when absent; "metered" bills the recorded usage at the end of each period. */
  readonly usageType?: "licensed" | "metered";
}

/** One step of a tiered price. Amounts in minor units; `upTo: null` is the last step. */
export interface Tier {
  readonly upTo: number | null;
  readonly unitAmount?: number;
  readonly flatAmount?: number;
}

/** What a unit costs: exactly one of `unitAmount`, `unitAmountDecimal` and `tiers`. */
export interface Pricing {
  /** Lower-case ISO currency. */
  readonly currency: string;
  /** Minor units. */
  readonly unitAmount?: number;
  /** Minor units as a decimal string of at most 12 places, for prices below one minor unit. */
  readonly unitAmountDecimal?: string;
  readonly tiers?: { readonly mode: "graduated" | "volume"; readonly steps: readonly Tier[] };
  /** Packages: the quantity is divided by `divideBy` and rounded before the unit amount applies. */
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
  /** Merged into what is there; "" removes a key. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface CreatePrice extends Pricing {
  readonly product: string;
  readonly nickname?: string;
  readonly lookupKey?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A price made within a subscription item (`price_data`): retrievable, and absent from the list of prices. */
export interface InlinePrice extends Pricing {
  readonly product: string;
}

/** Exactly one of `percentOff` and `amountOff` (with `currency`). */
export interface CreateCoupon {
  /** The coupon's id, as merchants choose it (`WELCOME20`); generated when absent. */
  readonly id?: string;
  readonly name?: string;
  readonly percentOff?: number;
  /** Minor units. */
  readonly amountOff?: number;
  readonly currency?: string;
  readonly duration: "once" | "repeating" | "forever";
  /** For "repeating". */
  readonly durationInMonths?: number;
  /** Products that it is limited to; all when absent. */
  readonly appliesTo?: readonly string[];
}
