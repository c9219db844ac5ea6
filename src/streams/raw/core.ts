import type { RawStream } from "../kinds.js";

// Section "Core resources" of Stripe's API: https://docs.stripe.com/api/customers

const disputeTypes = [
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
] as const;

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
    {
      types: [
        ...disputeTypes,
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
