import type { InlinePrice } from "./catalog.js";

/** What happens if every retry of an invoice has failed (Billing > Revenue recovery in the Dashboard). */
export interface DunningPolicy {
  /** Days from each failed attempt to the next. */
  readonly retryDays: readonly number[];
  readonly subscription: "cancel" | "unpaid" | "past_due";
  readonly invoice: "open" | "uncollectible";
}

/** A new item: exactly one of `price` and `priceData`. */
export interface NewItem {
  readonly price?: string;
  readonly priceData?: InlinePrice;
  /** Default: 1. Not for metered prices. */
  readonly quantity?: number;
  /** Ids of coupons for this item only. */
  readonly discounts?: readonly string[];
}

/** https://docs.stripe.com/billing/subscriptions/billing-mode */
export interface BillingMode {
  readonly type: "classic" | "flexible";
  /** For "flexible". Default: "included". */
  readonly prorationDiscounts?: "included" | "itemized";
}

export interface CreateSubscription {
  readonly customer: string;
  readonly items: readonly NewItem[];
  readonly trialDays?: number;
  /** What the end of the trial does if there is no card. Default: "create_invoice". */
  readonly trialWithoutCard?: "create_invoice" | "pause" | "cancel";
  /** Unix seconds before now. `start_date` precedes `created`, and the first invoice bills the time between. */
  readonly backdateTo?: number;
  /** "none" does not bill the backdated time. */
  readonly prorationBehavior?: "create_prorations" | "none";
  /** Ids of coupons. */
  readonly discounts?: readonly string[];
  /**
   * "allow_incomplete" (default): the first payment is tried immediately. "default_incomplete": the subscription is
   * incomplete until payInvoice. It expires after 23 hours.
   */
  readonly paymentBehavior?: "allow_incomplete" | "default_incomplete";
  readonly collectionMethod?: "charge_automatically" | "send_invoice";
  /** For "send_invoice". Default: 30. */
  readonly daysUntilDue?: number;
  readonly cancelAtPeriodEnd?: boolean;
  /** Unix seconds. */
  readonly cancelAt?: number;
  readonly metadata?: Readonly<Record<string, string>>;
  /** Default: classic. */
  readonly billingMode?: BillingMode;
  /** Its renewals are on one invoice with those of the customer's other such subscriptions. */
  readonly consolidate?: boolean;
  /** Overrides the account's policy, as Stripe's automations do for a segment of customers. */
  readonly dunning?: Partial<DunningPolicy>;
}

/** With `id`: changes or deletes that item. Without: adds an item. */
export interface ItemChange extends NewItem {
  readonly id?: string;
  readonly deleted?: boolean;
}

export interface CancellationDetails {
  readonly feedback?:
    | "customer_service"
    | "low_quality"
    | "missing_features"
    | "other"
    | "switched_service"
    | "too_complex"
    | "too_expensive"
    | "unused";
  readonly comment?: string;
  /** The id of one of the merchant's own answers. */
  readonly feedbackOption?: string;
}

export interface UpdateSubscription {
  readonly items?: readonly ItemChange[];
  /**
   * "create_prorations" (default): credit and charge wait for the next invoice. "always_invoice": they are invoiced
   * immediately. "none": no proration. In classic billing a change of interval always restarts the cycle and invoices
   * immediately.
   */
  readonly prorationBehavior?: "create_prorations" | "always_invoice" | "none";
  /** Unix seconds in the present period. Prorations count from it. Default: now. */
  readonly prorationDate?: number;
  /** "now": a new cycle begins now and is invoiced immediately. */
  readonly billingCycleAnchor?: "now";
  /** Unix seconds. Puts an active subscription on a trial until then. */
  readonly trialEnd?: number;
  readonly cancelAtPeriodEnd?: boolean;
  /** Cancels at the end of the period as the customer portal does: in flexible billing by `cancel_at` only. */
  readonly cancelInPortal?: true;
  /** Unix seconds. null clears it. */
  readonly cancelAt?: number | null;
  readonly cancellationDetails?: CancellationDetails;
  /** null resumes collection. */
  readonly pauseCollection?: {
    readonly behavior: "keep_as_draft" | "mark_uncollectible" | "void";
    /** Unix seconds. */
    readonly resumesAt?: number;
  } | null;
  /** Ids of coupons. They replace the present ones. */
  readonly discounts?: readonly string[];
  /** Merged into the present metadata. "" removes a key. */
  readonly metadata?: Readonly<Record<string, string>>;
}
