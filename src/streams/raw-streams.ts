import type { Resource } from "../stripe/resource.js";

/** Event types that mean that an object must be read again. */
export interface ChangeSource {
  readonly types: readonly string[];
  /** The field of the event's object that contains the changed object's id: `id`, or `customer` of a discount. */
  readonly idField: string;
}

/**
 * One raw stream: everything that the connector knows about one type of Stripe object. Its schema is
 * schemas/{name}.json.
 */
export interface RawStream extends Resource {
  readonly name: string;
  /** The SDK's interface of the object. The schema is generated from it. */
  readonly object: string;
  readonly changes: readonly ChangeSource[];
  /** The event type that means that the object is permanently deleted. */
  readonly deletion?: string;
  /** Whether the account chooses the ids, so that a deleted id can exist again. */
  readonly reusesIds?: boolean;
  /**
   * The parameter that filters the list by test clock; its value is the clock's id, or the id of one of its customers.
   * Without it, the list omits objects of test clocks. Absent: its objects belong to no clock.
   */
  readonly testClockScope?: "test_clock" | "customer";
  /** Whether it is read completely, because objects inside the import window reference older ones. */
  readonly ignoresImportWindow?: boolean;
}

/** The list of raw streams. To add one, add an entry here and run `npm run schemas`. */
export const rawStreams: readonly RawStream[] = [
  {
    name: "customers",
    object: "Customer",
    path: "/v1/customers",
    expand: [],
    nested: [],
    changes: [
      { types: ["customer.created", "customer.updated"], idField: "id" },
      {
        types: ["customer.discount.created", "customer.discount.updated", "customer.discount.deleted"],
        idField: "customer",
      },
    ],
    deletion: "customer.deleted",
    testClockScope: "test_clock",
  },
  {
    name: "subscriptions",
    object: "Subscription",
    path: "/v1/subscriptions",
    // Without it, the list omits canceled subscriptions: https://docs.stripe.com/api/subscriptions/list
    params: { status: "all" },
    expand: ["discounts", "items.data.discounts"],
    nested: [{ field: "items", route: "/v1/subscription_items", parentParam: "subscription" }],
    changes: [
      {
        types: [
          "customer.subscription.created",
          "customer.subscription.updated",
          // The subscription is canceled, not deleted: it can still be read.
          "customer.subscription.deleted",
          "customer.subscription.paused",
          "customer.subscription.resumed",
          "customer.subscription.pending_update_applied",
          "customer.subscription.pending_update_expired",
          "customer.subscription.trial_will_end",
        ],
        idField: "id",
      },
      {
        types: ["customer.discount.created", "customer.discount.updated", "customer.discount.deleted"],
        idField: "subscription",
      },
    ],
    testClockScope: "test_clock",
  },
  {
    name: "invoices",
    object: "Invoice",
    path: "/v1/invoices",
    expand: ["discounts", "lines.data.discounts", "payments"],
    nested: [
      { field: "lines", route: "/v1/invoices/{id}/lines" },
      { field: "payments", route: "/v1/invoice_payments", parentParam: "invoice" },
    ],
    changes: [
      {
        types: [
          "invoice.created",
          "invoice.finalization_failed",
          "invoice.finalized",
          "invoice.marked_uncollectible",
          "invoice.overdue",
          "invoice.overpaid",
          "invoice.paid",
          "invoice.payment_action_required",
          "invoice.payment_attempt_required",
          "invoice.payment_failed",
          "invoice.payment_succeeded",
          "invoice.sent",
          "invoice.updated",
          "invoice.voided",
          "invoice.will_be_due",
        ],
        idField: "id",
      },
      {
        types: ["invoice_payment.paid", "credit_note.created", "credit_note.updated", "credit_note.voided"],
        idField: "invoice",
      },
    ],
    deletion: "invoice.deleted",
    testClockScope: "customer",
  },
  {
    name: "products",
    object: "Product",
    path: "/v1/products",
    expand: [],
    nested: [],
    changes: [{ types: ["product.created", "product.updated"], idField: "id" }],
    deletion: "product.deleted",
    reusesIds: true,
    ignoresImportWindow: true,
  },
  {
    name: "prices",
    object: "Price",
    path: "/v1/prices",
    expand: ["tiers", "currency_options"],
    nested: [],
    changes: [{ types: ["price.created", "price.updated"], idField: "id" }],
    deletion: "price.deleted",
    ignoresImportWindow: true,
  },
  {
    name: "coupons",
    object: "Coupon",
    path: "/v1/coupons",
    expand: ["applies_to"],
    nested: [],
    changes: [{ types: ["coupon.created", "coupon.updated"], idField: "id" }],
    deletion: "coupon.deleted",
    reusesIds: true,
    ignoresImportWindow: true,
  },
  {
    name: "charges",
    object: "Charge",
    path: "/v1/charges",
    expand: ["refunds"],
    nested: [{ field: "refunds", route: "/v1/refunds", parentParam: "charge" }],
    changes: [
      {
        types: [
          "charge.captured",
          "charge.expired",
          "charge.failed",
          "charge.pending",
          "charge.refunded",
          "charge.succeeded",
          "charge.updated",
        ],
        idField: "id",
      },
      {
        types: [
          "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.closed",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated",
          "charge.refund.updated",
          "refund.created",
          "refund.updated",
          "refund.failed",
          "review.opened",
        ],
        idField: "charge",
      },
    ],
    testClockScope: "customer",
  },
  {
    name: "disputes",
    object: "Dispute",
    path: "/v1/disputes",
    expand: [],
    nested: [],
    changes: [
      {
        types: [
          "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.closed",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated",
        ],
        idField: "id",
      },
    ],
  },
  {
    name: "credit_notes",
    object: "CreditNote",
    path: "/v1/credit_notes",
    expand: [],
    nested: [{ field: "lines", route: "/v1/credit_notes/{id}/lines" }],
    changes: [{ types: ["credit_note.created", "credit_note.updated", "credit_note.voided"], idField: "id" }],
    testClockScope: "customer",
  },
];

/** Returns the raw stream with this name. @throws RangeError if there is none. */
export function streamNamed(name: string): RawStream {
  const stream = rawStreams.find((each) => each.name === name);
  if (!stream) throw new RangeError(`there is no raw stream named ${name}`);
  return stream;
}
