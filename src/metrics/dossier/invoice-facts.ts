import type { DiscountFacts, Recurrence } from "./catalog-facts.js";

/** What the metrics need of a Stripe Invoice (https://docs.stripe.com/api/invoices/object). */
export interface InvoiceFacts {
  readonly id: string;
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  readonly createdSeconds: number;
  readonly currency: string;
  readonly status: string;
  readonly billingReason: string | null;
  readonly amountDueMinor: number;
  readonly amountPaidMinor: number;
  /** Paid outside of Stripe, beside `amountPaidMinor`. */
  readonly amountPaidOffStripeMinor: number;
  readonly isAttempted: boolean;
  /** The first attempt of any kind, then the automatic retries. */
  readonly attemptCount: number;
  readonly nextAttemptSeconds: number | null;
  readonly finalizedSeconds: number | null;
  readonly paidSeconds: number | null;
  readonly voidedSeconds: number | null;
  readonly uncollectibleSeconds: number | null;
  /** What paid it or tried to: ids of payment intents, and of charges that have none. */
  readonly paidBy: readonly string[];
  /** Why the last payment failed, where the payment is expanded in this representation. */
  readonly failureCode: string | null;
  /** Discounts on it or its lines of which this representation tells the coupon. */
  readonly discounts: readonly DiscountFacts[];
  /** Only lines that tell what a subscription was billed for a period: no prorations, no one-off items. */
  readonly lines: readonly LineFacts[];
}

/** A subscription's line on an invoice: what one item cost in one service period. */
export interface LineFacts {
  readonly subscriptionId: string;
  readonly itemId: string | null;
  readonly priceId: string | null;
  readonly productId: string | null;
  /** Where the line tells it (representations before basil). */
  readonly recurrence: Recurrence | null;
  readonly isMetered: boolean | null;
  readonly quantity: number | null;
  /** Before discounts; with inclusive tax. */
  readonly amountMinor: number;
  readonly discounts: readonly { readonly discountId: string; readonly amountMinor: number }[];
  /** Tax that the amount, less its discounts, includes. */
  readonly inclusiveTaxMinor: number;
  readonly periodStartSeconds: number;
  readonly periodEndSeconds: number;
}
