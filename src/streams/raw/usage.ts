import type { RawStream } from "../kinds.js";

// Usage and credits, in section "Billing" of Stripe's API: https://docs.stripe.com/api/billing/meter

const billingMeters: RawStream = {
  name: "billing_meters",
  object: "Billing.Meter",
  path: "/v1/billing/meters",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "billing.meter.created",
        "billing.meter.deactivated",
        "billing.meter.reactivated",
        "billing.meter.updated",
      ],
      idField: "id",
    },
  ],
  ignoresImportWindow: true,
};

const creditGrants: RawStream = {
  name: "credit_grants",
  object: "Billing.CreditGrant",
  path: "/v1/billing/credit_grants",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [{ types: ["billing.credit_grant.created", "billing.credit_grant.updated"], idField: "id" }],
  testClockScope: "customer",
};

/** None changes. */
const creditBalanceTransactions: RawStream = {
  name: "credit_balance_transactions",
  object: "Billing.CreditBalanceTransaction",
  path: "/v1/billing/credit_balance_transactions",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [{ types: ["billing.credit_balance_transaction.created"], idField: "id" }],
  testClockScope: "customer",
};

/** The one event of alerts is about a customer who reached one, and changes none. */
const billingAlerts: RawStream = {
  name: "billing_alerts",
  object: "Billing.Alert",
  path: "/v1/billing/alerts",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
};

/** Reasons for a cancelation, as the account words them. */
const feedbackOptions: RawStream = {
  name: "feedback_options",
  object: "Billing.FeedbackOption",
  path: "/v1/billing/feedback_options",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
};

export const usageStreams: readonly RawStream[] = [
  billingMeters,
  creditGrants,
  creditBalanceTransactions,
  billingAlerts,
  feedbackOptions,
];
