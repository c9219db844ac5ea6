import type { DiscountFacts } from "./catalog-facts.js";
import type { CustomerFacts } from "./customer-facts.js";
import type { InvoiceFacts } from "./invoice-facts.js";
import type { SubscriptionFacts } from "./subscription-facts.js";

/** Everything known of one customer: the objects as they stand, and the changes since the boundary. The order of each list is free. */
export interface Dossier {
  readonly customer: CustomerFacts;
  readonly subscriptions: readonly SubscriptionFacts[];
  readonly invoices: readonly InvoiceFacts[];
  readonly changes: readonly Change[];
}

/** What one Stripe event tells. */
export type Change = SubscriptionChange | PaymentFailedChange | DiscountChange | CustomerCreatedChange;

export interface SubscriptionChange extends Told {
  readonly type: "subscription";
  /** The subscription before the change; undefined: it was created by it. */
  readonly before: SubscriptionFacts | undefined;
  readonly after: SubscriptionFacts;
  /** false: the event carries no previous values, and `before` is what the change implies. */
  readonly beforeIsExact: boolean;
}

export interface PaymentFailedChange extends Told {
  readonly type: "payment_failed";
  readonly invoice: InvoiceFacts;
}

/** A discount was given, changed or taken away. Tells which coupon stands behind a discount that other events only name. */
export interface DiscountChange extends Told {
  readonly type: "discount";
  readonly discount: DiscountFacts;
  /** Given to the customer, and so to every subscription without a discount of its own. */
  readonly isCustomerLevel: boolean;
  readonly isRemoved: boolean;
}

/** The customer was created. Its event is recorded with or shortly after the customer's own `created`. */
interface CustomerCreatedChange extends Told {
  readonly type: "customer_created";
}

interface Told {
  readonly eventId: string;
  /** When Stripe recorded the event. */
  readonly createdSeconds: number;
}
