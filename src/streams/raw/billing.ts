import type { RawStream } from "../kinds.js";

// Section "Billing" of Stripe's API: https://docs.stripe.com/api/subscriptions

export const subscriptions: RawStream = {
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
};

export const invoices: RawStream = {
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
};

export const creditNotes: RawStream = {
  name: "credit_notes",
  object: "CreditNote",
  path: "/v1/credit_notes",
  expand: [],
  nested: [{ field: "lines", route: "/v1/credit_notes/{id}/lines" }],
  changes: [{ types: ["credit_note.created", "credit_note.updated", "credit_note.voided"], idField: "id" }],
  testClockScope: "customer",
};
