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

/**
 * A bank account that a customer's invoices debit, in place of its card. The bank answers days later
 * (https://docs.stripe.com/payments/ach-direct-debit).
 */
export interface BankAccount {
  readonly last4: string;
  readonly country: string;
  /** Days from a debit to the bank's answer. */
  readonly answerDays: number;
  /** A charge's `failure_code`: `insufficient_funds`, `account_closed`, `debit_not_authorized`. null: it succeeds. */
  readonly failureCode: string | null;
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
