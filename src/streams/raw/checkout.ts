import { followingOf, listOf } from "../children.js";
import type { RawStream } from "../kinds.js";

// Sections "Checkout" and "Payment links" of Stripe's API: https://docs.stripe.com/api/checkout/sessions

/**
 * No event reports a new session, nor what changes while it is open. It is open for 24 hours at most, and its end has
 * an event: https://docs.stripe.com/api/checkout/sessions/object#checkout_session_object-expires_at
 */
const checkoutSessions: RawStream = {
  name: "checkout_sessions",
  object: "Checkout.Session",
  path: "/v1/checkout/sessions",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "checkout.session.async_payment_failed",
        "checkout.session.async_payment_succeeded",
        "checkout.session.completed",
        "checkout.session.expired",
      ],
      idField: "id",
    },
  ],
  unreported: "new",
  testClockScope: "customer",
};

const checkoutSessionLineItems: RawStream = {
  name: "checkout_session_line_items",
  object: "LineItem",
  ...listOf(checkoutSessions),
  children: { route: "/v1/checkout/sessions/{id}/line_items", expand: ["discounts", "taxes"] },
  ...followingOf(checkoutSessions),
  isRare: true,
};

const paymentLinks: RawStream = {
  name: "payment_links",
  object: "PaymentLink",
  path: "/v1/payment_links",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [{ types: ["payment_link.created", "payment_link.updated"], idField: "id" }],
  ignoresImportWindow: true,
};

const paymentLinkLineItems: RawStream = {
  name: "payment_link_line_items",
  object: "LineItem",
  ...listOf(paymentLinks),
  children: { route: "/v1/payment_links/{id}/line_items", expand: ["discounts", "taxes"] },
  ...followingOf(paymentLinks),
  isRare: true,
};

export const checkoutStreams: readonly RawStream[] = [
  checkoutSessions,
  checkoutSessionLineItems,
  paymentLinks,
  paymentLinkLineItems,
];
