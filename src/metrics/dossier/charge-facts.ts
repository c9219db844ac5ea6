/**
 * The fields of a Stripe Charge (https://docs.stripe.com/api/charges/object) that the metrics use.
 * A charge is one attempt to take money.
 */
export interface ChargeFacts {
  readonly id: string;
  /** null: a guest's charge, or one without a customer. */
  readonly customerId: string | null;
  readonly createdSeconds: number;
  readonly currency: string;
  /** `succeeded`, `pending` or `failed`; values that Stripe adds later are kept unchanged. */
  readonly status: string;
  /** The amount taken: 0 unless the charge succeeded. Less than the authorised amount if only a part was captured. */
  readonly amountMinor: number;
  /** The amount that the charge tried to take. */
  readonly attemptedMinor: number;
  readonly failureCode: string | null;
  /** A card answers at once. A bank debit fails days after the charge was created. */
  readonly isCard: boolean;
  /** The balance transaction of a failure after the money was already counted. Its time is that of the failure. */
  readonly failureTransactionId: string | null;
  readonly paymentIntentId: string | null;
  /** The invoice that it pays, if this representation contains it (versions before basil). */
  readonly invoiceId: string | null;
  /** It was disputed at some time, whatever the outcome. */
  readonly isDisputed: boolean;
  readonly refunds: readonly RefundFacts[];
}

/** The fields of a Stripe Refund (https://docs.stripe.com/api/refunds/object) that the metrics use. */
export interface RefundFacts {
  readonly id: string;
  readonly createdSeconds: number;
  readonly currency: string;
  readonly amountMinor: number;
  /**
   * `pending`, `requires_action`, `succeeded`, `failed` or `canceled`.
   * Refunds from before 2018 have no status and succeeded.
   */
  readonly status: string;
  readonly reason: string | null;
}

/** The fields of a Stripe Dispute (https://docs.stripe.com/api/disputes/object) that the metrics use. */
export interface DisputeFacts {
  readonly id: string;
  readonly chargeId: string;
  readonly createdSeconds: number;
  readonly currency: string;
  readonly amountMinor: number;
  /** `lost` is final: the money was taken back. https://docs.stripe.com/api/disputes/object#dispute_object-status */
  readonly status: string;
  readonly reason: string | null;
}
