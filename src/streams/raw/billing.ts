import { followingOf, listOf } from "../children.js";
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

const subscriptionItems: RawStream = {
  name: "subscription_items",
  object: "SubscriptionItem",
  ...listOf(subscriptions),
  children: { embedded: "items" },
  ...followingOf(subscriptions),
};

const subscriptionSchedules: RawStream = {
  name: "subscription_schedules",
  object: "SubscriptionSchedule",
  path: "/v1/subscription_schedules",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "subscription_schedule.aborted",
        "subscription_schedule.canceled",
        "subscription_schedule.completed",
        "subscription_schedule.created",
        "subscription_schedule.expiring",
        "subscription_schedule.released",
        "subscription_schedule.updated",
      ],
      idField: "id",
    },
  ],
  testClockScope: "customer",
};

/** No event reports an edit of a draft. */
const quotes: RawStream = {
  name: "quotes",
  object: "Quote",
  path: "/v1/quotes",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [{ types: ["quote.accepted", "quote.canceled", "quote.created", "quote.finalized"], idField: "id" }],
  unreported: "all",
  testClockScope: "test_clock",
};

const quoteLineItems: RawStream = {
  name: "quote_line_items",
  object: "LineItem",
  ...listOf(quotes),
  children: { route: "/v1/quotes/{id}/line_items", expand: ["discounts", "taxes"] },
  // Of an edited draft, the event that it is finalized shows them: a request a day for each quote would cost more.
  changes: quotes.changes,
  isRare: true,
};

const quoteUpfrontLineItems: RawStream = {
  ...quoteLineItems,
  name: "quote_upfront_line_items",
  children: { route: "/v1/quotes/{id}/computed_upfront_line_items", expand: ["discounts", "taxes"] },
};

/** Prices in their older form. An account may choose their ids. */
const plans: RawStream = {
  name: "plans",
  object: "Plan",
  path: "/v1/plans",
  expand: ["tiers"],
  nested: [],
  changes: [{ types: ["plan.created", "plan.updated"], idField: "id" }],
  deletion: "plan.deleted",
  reusesIds: true,
  ignoresImportWindow: true,
};

const portalConfigurations: RawStream = {
  name: "portal_configurations",
  object: "BillingPortal.Configuration",
  path: "/v1/billing_portal/configurations",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [
    {
      types: ["billing_portal.configuration.created", "billing_portal.configuration.updated"],
      idField: "id",
    },
  ],
  ignoresImportWindow: true,
};

/** Exist only outside live mode. */
const testClocks: RawStream = {
  name: "test_clocks",
  object: "TestHelpers.TestClock",
  path: "/v1/test_helpers/test_clocks",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "test_helpers.test_clock.advancing",
        "test_helpers.test_clock.created",
        "test_helpers.test_clock.internal_failure",
        "test_helpers.test_clock.ready",
      ],
      idField: "id",
    },
  ],
  deletion: "test_helpers.test_clock.deleted",
  ignoresImportWindow: true,
  isRare: true,
};

/** The section's streams beside those that the catalog shows first. */
export const billingStreams: readonly RawStream[] = [
  subscriptionItems,
  subscriptionSchedules,
  quotes,
  quoteLineItems,
  quoteUpfrontLineItems,
  plans,
  portalConfigurations,
  testClocks,
];
