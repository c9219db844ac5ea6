import { followingOf, listOf } from "../children.js";
import type { RawStream } from "../kinds.js";

// Section "Core resources" of Stripe's API: https://docs.stripe.com/api/customers

const disputeTypes = [
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
] as const;

const refundTypes = ["refund.created", "refund.updated", "refund.failed", "charge.refund.updated"] as const;

export const customers: RawStream = {
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
};

export const charges: RawStream = {
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
    { types: [...disputeTypes, ...refundTypes, "review.opened"], idField: "charge" },
  ],
  testClockScope: "customer",
};

export const disputes: RawStream = {
  name: "disputes",
  object: "Dispute",
  path: "/v1/disputes",
  expand: [],
  nested: [],
  changes: [
    {
      types: disputeTypes,
      idField: "id",
    },
  ],
};

const refunds: RawStream = {
  name: "refunds",
  object: "Refund",
  path: "/v1/refunds",
  expand: [],
  nested: [],
  changes: [{ types: refundTypes, idField: "id" }],
};

/** No event reports an edit of an intent that is not confirmed yet. The event of its next status shows it. */
const paymentIntents: RawStream = {
  name: "payment_intents",
  object: "PaymentIntent",
  path: "/v1/payment_intents",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "payment_intent.amount_capturable_updated",
        "payment_intent.canceled",
        "payment_intent.created",
        "payment_intent.partially_funded",
        "payment_intent.payment_failed",
        "payment_intent.processing",
        "payment_intent.requires_action",
        "payment_intent.succeeded",
      ],
      idField: "id",
    },
  ],
  testClockScope: "customer",
};

const paymentIntentLineItems: RawStream = {
  name: "payment_intent_line_items",
  object: "PaymentIntentAmountDetailsLineItem",
  ...listOf(paymentIntents),
  children: { route: "/v1/payment_intents/{id}/amount_details_line_items" },
  ...followingOf(paymentIntents),
  isRare: true,
};

/** As of payment intents, no event reports an edit before it is confirmed. */
const setupIntents: RawStream = {
  name: "setup_intents",
  object: "SetupIntent",
  path: "/v1/setup_intents",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "setup_intent.canceled",
        "setup_intent.created",
        "setup_intent.requires_action",
        "setup_intent.setup_failed",
        "setup_intent.succeeded",
      ],
      idField: "id",
    },
  ],
  testClockScope: "customer",
};

const setupAttempts: RawStream = {
  name: "setup_attempts",
  object: "SetupAttempt",
  ...listOf(setupIntents),
  children: { route: "/v1/setup_attempts", parentParam: "setup_intent" },
  ...followingOf(setupIntents),
  isRare: true,
};

/** The section's streams beside those that the catalog shows first. */
export const coreStreams: readonly RawStream[] = [
  refunds,
  paymentIntents,
  paymentIntentLineItems,
  setupIntents,
  setupAttempts,
];
