import type { DiscountFacts } from "./catalog-facts.js";

/** The fields of a Stripe Customer (https://docs.stripe.com/api/customers/object) that the metrics use. */
export interface CustomerFacts {
  readonly id: string;
  /** null: a deleted customer for which Stripe returns only the id. */
  readonly createdSeconds: number | null;
  readonly email: string | null;
  readonly name: string | null;
  /** The currency in which the customer is billed, lower case; null before the first recurring charge. */
  readonly currency: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  /** Applies to each subscription that has no own discount. */
  readonly discount: DiscountFacts | null;
  readonly isDeleted: boolean;
}
