/** The fields of a Stripe CreditNote (https://docs.stripe.com/api/credit_notes/object) that the metrics use. */
export interface CreditNoteFacts {
  readonly id: string;
  readonly invoiceId: string | null;
  readonly customerId: string | null;
  readonly createdSeconds: number;
  readonly currency: string;
  /** The whole credited amount, in all forms. */
  readonly amountMinor: number;
  /** The part of `amountMinor` that was paid back outside of Stripe. */
  readonly outOfBandMinor: number;
  /** The refunds of payments outside of Stripe. They are no Refund objects. */
  readonly recordRefunds: readonly RecordRefund[];
  /** `issued` or `void`. */
  readonly status: string;
  readonly reason: string | null;
}

/** A refund of a payment record. Stripe gives it no time of its own. */
export interface RecordRefund {
  /** The payment record and the group of the refund, which identify it. */
  readonly id: string;
  readonly amountMinor: number;
}
