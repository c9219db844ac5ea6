/** What the metrics need of a Stripe Charge (https://docs.stripe.com/api/charges/object): one attempt to take money. */
export interface ChargeFacts {
  readonly id: string;
  /** null: a guest's or nobody's. */
  readonly customerId: string | null;
  readonly createdSeconds: number;
  readonly currency: string;
  /** `succeeded`, `pending` or `failed`; a value that Stripe adds later arrives here unchanged. */
  readonly status: string;
  /** What was taken: 0 unless it succeeded, and less than what was authorised where only a part was captured. */
  readonly amountMinor: number;
  readonly failureCode: string | null;
  readonly paymentIntentId: string | null;
  /** The invoice that it pays, where this representation tells it (versions before basil). */
  readonly invoiceId: string | null;
  /** It was disputed at some time, whatever came of it. */
  readonly isDisputed: boolean;
  readonly refunds: readonly RefundFacts[];
}

/** What the metrics need of a Stripe Refund (https://docs.stripe.com/api/refunds/object). */
export interface RefundFacts {
  readonly id: string;
  readonly createdSeconds: number;
  readonly currency: string;
  readonly amountMinor: number;
  /** `pending`, `requires_action`, `succeeded`, `failed` or `canceled`; refunds of before 2018 have none and succeeded. */
  readonly status: string;
  readonly reason: string | null;
}

/** What the metrics need of a Stripe Dispute (https://docs.stripe.com/api/disputes/object). */
export interface DisputeFacts {
  readonly id: string;
  readonly chargeId: string;
  readonly createdSeconds: number;
  readonly currency: string;
  readonly amountMinor: number;
  /** `lost` is final: the money is gone. https://docs.stripe.com/api/disputes/object#dispute_object-status */
  readonly status: string;
  readonly reason: string | null;
}
