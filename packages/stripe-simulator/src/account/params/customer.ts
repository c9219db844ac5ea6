/**
 * The card that pays a customer's invoices. Whether it works is a fact of the simulated world, not of Stripe. It
 * declines while `declineCode` is set (https://docs.stripe.com/declines/codes).
 */
export interface Card {
  readonly brand: "visa" | "mastercard" | "amex";
  readonly last4: string;
  readonly country: string;
  readonly expMonth: number;
  readonly expYear: number;
  /** null: payments succeed. */
  readonly declineCode: string | null;
}

export interface CreateCustomer {
  readonly email?: string | null;
  readonly name?: string | null;
  readonly country?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  /** Absent or null: no payment method, so automatic payments fail. */
  readonly card?: Card | null;
}

export interface UpdateCustomer {
  readonly email?: string | null;
  readonly name?: string | null;
  /** Merged into the present metadata. "" removes a key. */
  readonly metadata?: Readonly<Record<string, string>>;
}
