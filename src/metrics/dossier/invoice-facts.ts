import type { DiscountFacts, Recurrence } from "./catalog-facts.js";

/** The fields of a Stripe Invoice (https://docs.stripe.com/api/invoices/object) that the metrics use. */
export interface InvoiceFacts {
  readonly id: string;
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  readonly createdSeconds: number;
  readonly currency: string;
  readonly status: string;
  readonly billingReason: string | null;
  readonly amountDueMinor: number;
  /** Everything that was paid, in Stripe and outside of it. */
  readonly amountPaidMinor: number;
  /** The part of `amountPaidMinor` that is known to have been paid outside of Stripe. */
  readonly amountPaidOffStripeMinor: number;
  readonly isAttempted: boolean;
  /** Counts the first attempt of any kind and the automatic retries. */
  readonly attemptCount: number;
  readonly nextAttemptSeconds: number | null;
  readonly finalizedSeconds: number | null;
  readonly paidSeconds: number | null;
  readonly voidedSeconds: number | null;
  readonly uncollectibleSeconds: number | null;
  /** The payments and attempted payments: ids of payment intents, and of charges without one. */
  readonly paidBy: readonly string[];
  /** The payments that succeeded. Empty in representations before basil. */
  readonly paidPayments: readonly PaidPayment[];
  /** Why the last payment failed; only representations with the expanded payment contain it. */
  readonly failureCode: string | null;
  /** Discounts on the invoice or its lines whose coupon this representation contains. */
  readonly discounts: readonly DiscountFacts[];
  /** Only lines that bill a subscription for a period: no prorations, no one-off items. */
  readonly lines: readonly LineFacts[];
}

/** A succeeded InvoicePayment (https://docs.stripe.com/api/invoice-payment/object): it may pay a part of the invoice. */
export interface PaidPayment {
  readonly amountMinor: number;
  readonly paidSeconds: number | null;
  /** It is a payment record: the money did not pass through Stripe. */
  readonly isOffStripe: boolean;
}

/** A subscription's line on an invoice: the cost of one item in one service period. */
export interface LineFacts {
  readonly subscriptionId: string;
  readonly itemId: string | null;
  readonly priceId: string | null;
  readonly productId: string | null;
  /** Only representations before basil contain it. */
  readonly recurrence: Recurrence | null;
  readonly isMetered: boolean | null;
  readonly quantity: number | null;
  /** Before discounts; with inclusive tax. */
  readonly amountMinor: number;
  readonly discounts: readonly { readonly discountId: string; readonly amountMinor: number }[];
  /** Tax included in the amount after discounts. */
  readonly inclusiveTaxMinor: number;
  readonly periodStartSeconds: number;
  readonly periodEndSeconds: number;
}
