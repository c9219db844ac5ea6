import type { StripeObject } from "../../stripe/resource.js";

/** The customers that a sync is limited to. */
export interface CustomerScope {
  readonly customers: readonly ScopedCustomer[];
  /** The ids that name no customer who can be read. */
  readonly invalidIds: readonly InvalidId[];
}

/** A customer whom Stripe knows. */
export interface ScopedCustomer {
  readonly id: string;
  /** undefined: the customer was deleted, and Stripe tells the id alone. */
  readonly object: StripeObject | undefined;
}

/** An id that names no customer who can be read. */
export interface InvalidId {
  readonly id: string;
  /** What is wrong with it and what to do, naming it. */
  readonly reason: string;
}
