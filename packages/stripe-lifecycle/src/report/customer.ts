/**
 * A customer as the report's table and timeline show it. The account's users typed the texts, so they are not trusted.
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
  /** One amount per currency. */
  readonly mrr: readonly Money[];
  /** Realised revenue. null: the key cannot read the data for it. */
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

/** A row of `lifecycle_events`, without the columns that a customer's timeline does not need. */
export interface TimelineEvent {
  readonly type: string;
  readonly seconds: number;
  /** True if Stripe does not state the time or amount, so that it follows from invoices or the present state. */
  readonly isInferred: boolean;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  readonly previousMrrMinor: number | null;
  readonly mrrMinor: number | null;
  readonly movement: string | null;
  /** With the billing interval. */
  readonly plan: string | null;
  /** Other details, in words. */
  readonly detail: string | null;
}
