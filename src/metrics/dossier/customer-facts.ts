import type { DiscountFacts } from "./catalog-facts.js";

/** What the metrics need of a Stripe Customer (https://docs.stripe.com/api/customers/object). */
export interface CustomerFacts {
  readonly id: string;
  /** null: a deleted customer of which Stripe only tells the id. */
  readonly createdSeconds: number | null;
  readonly email: string | null;
  readonly name: string | null;
  /** The currency the customer is billed in, lower case; null before the first recurring charge. */
  readonly currency: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  /** Applies to each subscription that has no discount of its own. */
  readonly discount: DiscountFacts | null;
  readonly isDeleted: boolean;
}
