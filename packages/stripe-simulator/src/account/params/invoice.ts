/** A line of a one-off invoice: `amountMinor`, or a one-time `price` and a quantity. */
export interface NewLine {
  readonly description?: string;
  /** Minor units. A negative amount is a credit. */
  readonly amountMinor?: number;
  readonly price?: string;
  /** Default: 1. */
  readonly quantity?: number;
}

/** An invoice item that is made by hand: `amountMinor`, or a one-time `price` and a quantity. */
export interface CreateInvoiceItem extends NewLine {
  readonly customer: string;
  readonly currency: string;
}

export interface CreateInvoice {
  readonly customer: string;
  readonly currency: string;
  readonly lines: readonly NewLine[];
  readonly description?: string;
  /** Ids of coupons. Default: the customer's discount. */
  readonly discounts?: readonly string[];
  readonly collectionMethod?: "charge_automatically" | "send_invoice";
  /** For "send_invoice". Default: 30. */
  readonly daysUntilDue?: number;
  /** true: finalised after an hour and then paid, like a subscription's invoice. false (default): stays a draft. */
  readonly autoAdvance?: boolean;
}

/** With neither field: tries to charge the whole remaining amount to the customer's card. */
export interface PayInvoice {
  /** The merchant reports that it was paid elsewhere: paid in full, no charge. */
  readonly outOfBand?: boolean;
  /** Minor units: a partial payment by card. The invoice stays open until nothing remains. */
  readonly amountMinor?: number;
}

/**
 * `amountMinor` is the amount of an issued credit note, in minor units. On an open invoice it lowers the amount due. On
 * a paid one the money goes where `settle` states
 * (https://docs.stripe.com/invoicing/integration/programmatic-credit-notes).
 */
export interface CreateCreditNote {
  readonly invoice: string;
  readonly amountMinor: number;
  /** Minor units of each line. They add up to `amountMinor`. Default: one line of that amount. */
  readonly lineAmountsMinor?: readonly number[];
  /**
   * "refund" refunds the invoice's charge. "payment_record_refund" refunds money that was paid out of band. Default:
   * "customer_balance".
   */
  readonly settle?: "refund" | "payment_record_refund" | "customer_balance" | "out_of_band";
  readonly reason?: "duplicate" | "fraudulent" | "order_change" | "product_unsatisfactory";
  readonly memo?: string;
}
