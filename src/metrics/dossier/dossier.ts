import type { DiscountFacts } from "./catalog-facts.js";
import type { ChargeFacts } from "./charge-facts.js";
import type { CreditNoteFacts } from "./credit-note-facts.js";
import type { CustomerFacts } from "./customer-facts.js";
import type { InvoiceFacts, PendingProration } from "./invoice-facts.js";
import type { SubscriptionFacts } from "./subscription-facts.js";

/**
 * Everything known about one customer: the current objects, and the changes since the boundary.
 * Each list may have any order.
 */
export interface Dossier {
  readonly customer: CustomerFacts;
  readonly subscriptions: readonly SubscriptionFacts[];
  readonly invoices: readonly InvoiceFacts[];
  /** undefined: the key cannot read charges. Refunds are part of them. */
  readonly charges: readonly ChargeFacts[] | undefined;
  /** undefined: the key cannot read credit notes. */
  readonly creditNotes: readonly CreditNoteFacts[] | undefined;
  readonly changes: readonly Change[];
  /** Absent: not read, because only a sync that emits history needs them, or the key cannot read them. */
  readonly pendingProrations?: readonly PendingProration[] | undefined;
}

/** The content of one Stripe event. */
export type Change = SubscriptionChange | PaymentFailedChange | DiscountChange | CustomerCreatedChange | ObjectChange;

export interface SubscriptionChange extends Recorded {
  readonly type: "subscription";
  /** The subscription before the change; undefined: the change created it. */
  readonly before: SubscriptionFacts | undefined;
  readonly after: SubscriptionFacts;
  /** false: the event contains no previous values, and `before` is inferred from the change. */
  readonly beforeIsExact: boolean;
}

export interface PaymentFailedChange extends Recorded {
  readonly type: "payment_failed";
  readonly invoice: InvoiceFacts;
}

/** A discount was given, changed or removed. Contains the coupon of a discount whose id other events contain. */
export interface DiscountChange extends Recorded {
  readonly type: "discount";
  readonly discount: DiscountFacts;
  /** Given to the customer. It applies to every subscription without its own discount. */
  readonly isCustomerLevel: boolean;
  readonly happened: "given" | "changed" | "removed";
}

/** The customer was created. Stripe records the event at the customer's `created` time or shortly after it. */
interface CustomerCreatedChange extends Recorded {
  readonly type: "customer_created";
}

/**
 * Another object of the customer changed. Its values come from the object itself.
 * This change contains when Stripe recorded them, which can be some seconds after the object's own time.
 */
export interface ObjectChange extends Recorded {
  readonly type: "object";
  /** One of {@link recordedObjectEvents}. */
  readonly eventType: ObjectEventType;
  readonly objectId: string;
  /** The object's status in the event. */
  readonly status: string | null;
}

export type ObjectEventType = (typeof recordedObjectEvents)[number];

/** The events whose recording time is used. */
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
