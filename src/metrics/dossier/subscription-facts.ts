import type { DiscountFacts, PriceFacts } from "./catalog-facts.js";

/** What the metrics need of a Stripe Subscription (https://docs.stripe.com/api/subscriptions/object). */
export interface SubscriptionFacts {
  readonly id: string;
  readonly customerId: string | null;
  readonly currency: string;
  /** As Stripe says it: a value that Stripe adds later arrives here unchanged. */
  readonly status: string;
  readonly collectionMethod: string;
  readonly createdSeconds: number;
  /** May precede `createdSeconds` (backdating). */
  readonly startSeconds: number;
  readonly endedSeconds: number | null;
  /** When the latest cancellation was *requested*; it moves with each request. */
  readonly cancelRequestedSeconds: number | null;
  readonly cancelAtSeconds: number | null;
  readonly cancelAtPeriodEnd: boolean;
  readonly trialStartSeconds: number | null;
  readonly trialEndSeconds: number | null;
  /** When status became `paused`, where Stripe says so (endive and later). */
  readonly pausedSeconds: number | null;
  /** `pause_collection.behavior`; null when collection isn't paused. */
  readonly pauseBehavior: string | null;
  readonly cancellationReason: string | null;
  readonly cancellationFeedback: string | null;
  readonly discounts: readonly DiscountFacts[];
  readonly items: readonly ItemFacts[];
  /** This representation shows only the first items. */
  readonly itemsAreCut: boolean;
}

/** One item of a subscription: a price and how many of it. */
export interface ItemFacts {
  readonly id: string;
  readonly createdSeconds: number | null;
  readonly price: PriceFacts;
  /** null: metered, or a licensed item of one. */
  readonly quantity: number | null;
  readonly discounts: readonly DiscountFacts[];
  readonly periodStartSeconds: number | null;
  readonly periodEndSeconds: number | null;
  /** Sum of the item's inclusive tax rates in percent, a decimal string; null: includes tax of a rate this object doesn't tell. */
  readonly inclusiveTaxPercent: string | null;
}
