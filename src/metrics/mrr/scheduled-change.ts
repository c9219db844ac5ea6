/**
 * A time at which MRR may change without an event of the subscription.
 * The cause is time alone, the customer's discount, or the subscription's invoices.
 */
export interface ScheduledChange {
  /** When Stripe recorded the change. Without an event (a discount expires): when it takes effect. */
  readonly atSeconds: number;
  readonly isDiscountEnd: boolean;
}
