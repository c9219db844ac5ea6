import type { InlinePrice } from "./catalog.js";

/** What happens when every retry of an invoice has failed (Billing > Revenue recovery in the Dashboard). */
export interface DunningPolicy {
  /** Days from each failed attempt to the next one. */
  readonly retryDays: readonly number[];
  readonly subscription: "cancel" | "unpaid" | "past_due";
  readonly invoice: "open" | "uncollectible";
}

/** A new item: exactly one of `price` and `priceData`. */
export interface NewItem {
  readonly price?: string;
  readonly priceData?: InlinePrice;
  /** 1 when absent; not for metered prices. */
  readonly quantity?: number;
  /** Ids of coupons for this item alone. */
  readonly discounts?: readonly string[];
}

export interface CreateSubscription {
  readonly customer: string;
  readonly items: readonly NewItem[];
  readonly trialDays?: number;
  /** What the end of the trial does where there is no card; "create_invoice" when absent. */
  readonly trialWithoutCard?: "create_invoice" | "pause" | "cancel";
  /** Unix seconds before now: `start_date` precedes `created`, and the first invoice bills the time between. */
  readonly backdateTo?: number;
  /** "none" leaves the backdated time unbilled. */
  readonly prorationBehavior?: "create_prorations" | "none";
  /** Ids of coupons. */
  readonly discounts?: readonly string[];
  /**
   * "allow_incomplete" (when absent): the first payment is tried at once. "default_incomplete": the subscription waits, incomplete,
   * until payInvoice or, after 23 hours, expiry.
   */
  readonly paymentBehavior?: "allow_incomplete" | "default_incomplete";
  readonly collectionMethod?: "charge_automatically" | "send_invoice";
  /** For "send_invoice"; 30 when absent. */
  readonly daysUntilDue?: number;
  readonly cancelAtPeriodEnd?: boolean;
  /** Unix seconds. */
  readonly cancelAt?: number;
  readonly metadata?: Readonly<Record<string, string>>;
  /** As Stripe's automations allow for a segment of customers: overrides the account's policy. */
  readonly dunning?: Partial<DunningPolicy>;
}

/** With `id`: changes (or deletes) that item; without: adds one. */
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
}

export interface UpdateSubscription {
  readonly items?: readonly ItemChange[];
  /**
   * "create_prorations" (when absent): credit and charge wait for the next invoice. "always_invoice": they are invoiced at once.
   * "none": no proration. A change of interval restarts the cycle and invoices at once in every case.
   */
  readonly prorationBehavior?: "create_prorations" | "always_invoice" | "none";
  readonly cancelAtPeriodEnd?: boolean;
  /** Unix seconds; null clears it. */
  readonly cancelAt?: number | null;
  readonly cancellationDetails?: CancellationDetails;
  /** null collects again. */
  readonly pauseCollection?: {
    readonly behavior: "keep_as_draft" | "mark_uncollectible" | "void";
    /** Unix seconds. */
    readonly resumesAt?: number;
  } | null;
  /** Ids of coupons; replaces the present ones. */
  readonly discounts?: readonly string[];
  /** Merged into what is there; "" removes a key. */
  readonly metadata?: Readonly<Record<string, string>>;
}
