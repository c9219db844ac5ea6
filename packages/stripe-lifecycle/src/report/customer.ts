/**
 * A customer as the report's table shows it. The account's users typed the texts, so they are not trusted.
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
}

/** In the currency's minor unit. */
export interface Money {
  readonly currency: string;
  readonly minor: number;
}

/** A fact of a customer's timeline. Rows of `lifecycle_events` that describe the same fact are one event. */
export interface TimelineEvent {
  /** The day in UTC, counted from 1970-01-01. */
  readonly day: number;
  readonly type: string;
  /** Properties of the fact: "upgraded", "quantity", "renewed", "trial_converted". */
  readonly labels: readonly string[];
  /** True if Stripe does not state the time or amount, so that it follows from invoices or the present state. */
  readonly isInferred: boolean;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  /**
   * The customer's MRR in `currency` before the event, over all subscriptions. null: the event does not count in MRR.
   */
  readonly previousMrrMinor: number | null;
  /** The customer's MRR in `currency` after the event. null: as above. */
  readonly mrrMinor: number | null;
  readonly movement: string | null;
  /** With the billing interval. */
  readonly plan: string | null;
  /** Other details, in words. */
  readonly detail: string | null;
}
