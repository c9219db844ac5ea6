/** A line of a one-off invoice: `amountMinor`, or a one-time `price` and a quantity. */
export interface NewLine {
  readonly description?: string;
  /** Minor units; negative is a credit. */
  readonly amountMinor?: number;
  readonly price?: string;
  /** 1 when absent. */
  readonly quantity?: number;
}

export interface CreateInvoice {
  readonly customer: string;
  readonly currency: string;
  readonly lines: readonly NewLine[];
  readonly description?: string;
  /** Ids of coupons; the customer's discount when absent. */
  readonly discounts?: readonly string[];
  readonly collectionMethod?: "charge_automatically" | "send_invoice";
  /** For "send_invoice"; 30 when absent. */
  readonly daysUntilDue?: number;
  /** true: finalised after an hour and then paid, as a subscription's invoice is. false (when absent): stays a draft. */
  readonly autoAdvance?: boolean;
}

/** With neither field: an attempt to charge all that remains to the customer's card. */
export interface PayInvoice {
  /** The merchant says it was paid elsewhere: paid in full, no charge. */
  readonly outOfBand?: boolean;
  /** Minor units: a partial payment by card. The invoice stays open until nothing remains. */
  readonly amountMinor?: number;
}

/**
 * `amountMinor` of an issued credit note (minor units). On an open invoice it lowers what is due. On a paid one the money goes where
 * `settle` says (https://docs.stripe.com/invoicing/integration/programmatic-credit-notes).
 */
export interface CreateCreditNote {
  readonly invoice: string;
  readonly amountMinor: number;
  /** Minor units of each line, which add up to `amountMinor`; one line of it when absent. */
  readonly lineAmountsMinor?: readonly number[];
  readonly settle?: "refund" | "customer_balance" | "out_of_band";
  readonly reason?: "duplicate" | "fraudulent" | "order_change" | "product_unsatisfactory";
  readonly memo?: string;
}
