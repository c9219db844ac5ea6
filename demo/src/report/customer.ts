/**
 * A customer as the report's table and timeline show it. Texts are what the account's users typed: not to be trusted.
 */
export interface Customer {
  readonly id: string;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly status: string;
  readonly detail: string | null;
  readonly plan: string | null;
  readonly isDeleted: boolean;
  readonly willRenew: boolean;
  /** One amount a currency. */
  readonly mrr: readonly Money[];
  /** Realised revenue; null: the key may not read what it is made of. */
  readonly ltv: readonly Money[] | null;
  readonly signedUpSeconds: number | null;
  readonly renewalSeconds: number | null;
  readonly churnedSeconds: number | null;
  /** Oldest first. */
  readonly events: readonly TimelineEvent[];
}

/** In the currency's minor unit. */
export interface Money {
  readonly currency: string;
  readonly minor: number;
}

/** A row of `lifecycle_events`, less what a reader of one customer's story doesn't need. */
export interface TimelineEvent {
  readonly type: string;
  readonly seconds: number;
  /** The time or amount isn't stated by Stripe, but follows from invoices or the present state. */
  readonly isInferred: boolean;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  readonly previousMrrMinor: number | null;
  readonly mrrMinor: number | null;
  readonly movement: string | null;
  /** With the billing interval. */
  readonly plan: string | null;
  /** What else is known of it, in words. */
  readonly detail: string | null;
}
