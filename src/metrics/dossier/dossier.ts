import type { DiscountFacts } from "./catalog-facts.js";
import type { ChargeFacts } from "./charge-facts.js";
import type { CreditNoteFacts } from "./credit-note-facts.js";
import type { CustomerFacts } from "./customer-facts.js";
import type { InvoiceFacts } from "./invoice-facts.js";
import type { SubscriptionFacts } from "./subscription-facts.js";

/** Everything known of one customer: the objects as they stand, and the changes since the boundary. The order of each list is free. */
export interface Dossier {
  readonly customer: CustomerFacts;
  readonly subscriptions: readonly SubscriptionFacts[];
  readonly invoices: readonly InvoiceFacts[];
  /** undefined: the key may not read charges. Refunds are part of them. */
  readonly charges: readonly ChargeFacts[] | undefined;
  /** undefined: the key may not read credit notes. */
  readonly creditNotes: readonly CreditNoteFacts[] | undefined;
  readonly changes: readonly Change[];
}

/** What one Stripe event tells. */
export type Change = SubscriptionChange | PaymentFailedChange | DiscountChange | CustomerCreatedChange | ObjectChange;

export interface SubscriptionChange extends Recorded {
  readonly type: "subscription";
  /** The subscription before the change; undefined: it was created by it. */
  readonly before: SubscriptionFacts | undefined;
  readonly after: SubscriptionFacts;
  /** false: the event carries no previous values, and `before` is what the change implies. */
  readonly beforeIsExact: boolean;
}

export interface PaymentFailedChange extends Recorded {
  readonly type: "payment_failed";
  readonly invoice: InvoiceFacts;
}

/** A discount was given, changed or taken away. Tells which coupon stands behind a discount that other events only name. */
export interface DiscountChange extends Recorded {
  readonly type: "discount";
  readonly discount: DiscountFacts;
  /** Given to the customer, and so to every subscription without a discount of its own. */
  readonly isCustomerLevel: boolean;
  readonly happened: "given" | "changed" | "removed";
}

/** The customer was created. Its event is recorded with or shortly after the customer's own `created`. */
interface CustomerCreatedChange extends Recorded {
  readonly type: "customer_created";
}

/**
 * Another object of the customer's changed. What it is now is read from the object itself; this tells when Stripe recorded what the object
 * states, which can be some seconds after the time that it states.
 */
export interface ObjectChange extends Recorded {
  readonly type: "object";
  /** Of {@link toldObjectEvents}. */
  readonly eventType: ObjectEventType;
  readonly objectId: string;
  /** The object's status as the event shows it. */
  readonly status: string | null;
}

export type ObjectEventType = (typeof recordedObjectEvents)[number];

/** The events of which the time counts. */
export const recordedObjectEvents = [
  "invoice.paid",
  "invoice.voided",
  "invoice.marked_uncollectible",
  "refund.created",
  "refund.updated",
  "charge.refund.updated",
  "charge.dispute.created",
  "charge.dispute.closed",
  "credit_note.created",
] as const;

interface Recorded {
  readonly eventId: string;
  /** When Stripe recorded the event. */
  readonly createdSeconds: number;
}
