/** What the metrics need of a Stripe CreditNote (https://docs.stripe.com/api/credit_notes/object). */
export interface CreditNoteFacts {
  readonly id: string;
  readonly invoiceId: string | null;
  readonly customerId: string | null;
  readonly createdSeconds: number;
  readonly currency: string;
  /** All that was credited, in whatever way. */
  readonly amountMinor: number;
  /** The part of it that was paid back outside of Stripe. */
  readonly outOfBandMinor: number;
  /** `issued` or `void`. */
  readonly status: string;
  readonly reason: string | null;
}
