import type { DiscountFacts, PriceFacts } from "./catalog-facts.js";

/** The fields of a Stripe Subscription (https://docs.stripe.com/api/subscriptions/object) that the metrics use. */
export interface SubscriptionFacts {
  readonly id: string;
  readonly customerId: string | null;
  readonly currency: string;
  /** Stripe's value; values that Stripe adds later are kept unchanged. */
  readonly status: string;
  readonly collectionMethod: string;
  readonly createdSeconds: number;
  /** May precede `createdSeconds` (backdating). */
  readonly startSeconds: number;
  readonly endedSeconds: number | null;
  /** When the latest cancellation was *requested*; each request changes it. */
  readonly cancelRequestedSeconds: number | null;
  readonly cancelAtSeconds: number | null;
  readonly cancelAtPeriodEnd: boolean;
  readonly trialStartSeconds: number | null;
  readonly trialEndSeconds: number | null;
  /** When the status became `paused`, if Stripe shows it (endive and later). */
  readonly pausedSeconds: number | null;
  /** `pause_collection.behavior`; null if collection is not paused. */
  readonly pauseBehavior: string | null;
  readonly cancellationReason: string | null;
  readonly cancellationFeedback: string | null;
  /** The id of the account's own answer that the customer chose. */
  readonly cancellationFeedbackOption: string | null;
  readonly discounts: readonly DiscountFacts[];
  readonly items: readonly ItemFacts[];
  /** This representation contains only the first items. */
  readonly itemsAreCut: boolean;
}

/** One item of a subscription: a price and its quantity. */
export interface ItemFacts {
  readonly id: string;
  readonly createdSeconds: number | null;
  readonly price: PriceFacts;
  /** null: metered, or a licensed item with quantity 1. */
  readonly quantity: number | null;
  readonly discounts: readonly DiscountFacts[];
  readonly periodStartSeconds: number | null;
  readonly periodEndSeconds: number | null;
  /**
   * Sum of the item's inclusive tax rates in percent, a decimal string.
   * null: tax is included, but this object does not show its rate.
   */
  readonly inclusiveTaxPercent: string | null;
}
