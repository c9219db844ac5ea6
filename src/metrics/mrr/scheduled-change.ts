/** A moment at which MRR may change by time alone, or by what happens to a subscription's customer or to its invoices. */
export interface ScheduledChange {
  /** When Stripe recorded it; of what time alone brings, when it comes. */
  readonly atSeconds: number;
  readonly isDiscountEnd: boolean;
}
