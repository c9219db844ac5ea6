import type { StripeObject } from "../../stripe/resource.js";

/** The customers that a sync is limited to. */
export interface CustomerScope {
  readonly customers: readonly ScopedCustomer[];
  /** The ids that belong to no readable customer. */
  readonly invalidIds: readonly InvalidId[];
}

/** A customer whom Stripe knows. */
export interface ScopedCustomer {
  readonly id: string;
  /** undefined: the customer was deleted, and Stripe returns only the id. */
  readonly object: StripeObject | undefined;
}

/** An id that belongs to no readable customer. */
export interface InvalidId {
  readonly id: string;
  /** A message with the id, the problem and what to do. */
  readonly reason: string;
}
