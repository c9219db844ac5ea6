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
  /** Lines of subscriptions: services of a period, and prorations. No one-off items. */
  readonly lines: readonly LineFacts[];
}

/** A succeeded InvoicePayment (https://docs.stripe.com/api/invoice-payment/object): it may pay a part of the invoice. */
export interface PaidPayment {
  readonly amountMinor: number;
  readonly paidSeconds: number | null;
  /** It is a payment record: the money did not pass through Stripe. */
  readonly isOffStripe: boolean;
}

/**
 * A line of a subscription on an invoice, or a pending one: the cost of one item in one service period.
 * Stripe writes a line for each reached tier, and one of quantity 0 for each flat amount.
 */
export interface LineFacts {
  /** The id of the line, because a credit names the lines that it credits. */
  readonly id: string | null;
  /** The subscription that the line names. The invoice may name another one. */
  readonly subscriptionId: string;
  /** null: the line names its subscription only, as some prorations do. */
  readonly itemId: string | null;
  readonly priceId: string | null;
  readonly productId: string | null;
  /** Only representations before basil contain it. */
  readonly recurrence: Recurrence | null;
  readonly isMetered: boolean | null;
  readonly quantity: number | null;
  /** Before discounts; with inclusive tax. Negative for a credit. A proration's amount covers the rest of a period. */
  readonly amountMinor: number;
  readonly discounts: readonly { readonly discountId: string; readonly amountMinor: number }[];
  /** Tax included in the amount after discounts. */
  readonly inclusiveTaxMinor: number;
  /** A proration's period begins at the moment of the change. */
  readonly periodStartSeconds: number;
  readonly periodEndSeconds: number;
  /** `credit`: what the subscription held before a change; `debit`: what it holds after; null: a whole period. */
  readonly proration: "credit" | "debit" | null;
  /** The lines that a credit takes back. Empty: the representation does not show them. */
  readonly creditedLineIds: readonly string[];
}

/**
 * A proration that waits for the subscription's next invoice
 * (https://docs.stripe.com/api/invoiceitems/object).
 */
export interface PendingProration {
  readonly id: string;
  readonly customerId: string | null;
  readonly currency: string;
  /** When Stripe recorded the change. Its line's period may begin earlier (`proration_date`). */
  readonly recordedSeconds: number;
  readonly line: LineFacts;
}
