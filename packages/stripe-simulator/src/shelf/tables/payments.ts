import type Stripe from "stripe";
import {
  choice,
  equals,
  equalsLowerCase,
  flag,
  hash,
  number,
  onShelf,
  range,
  referenceTo,
  type Filter,
} from "../../http/lists/filter.js";
import { listOf, required, type ShelfResource } from "../resource.js";

const created = range("created");
const customer = referenceTo("customers", "customer");
const customerAccount = equals("customer_account");
const allowRedisplay = choice("allow_redisplay", ["always", "limited", "unspecified"]);

/** "Unfiltered, the list returns all payment method types except `custom`", as the SDK's types state. */
const anyTypeButCustom = {
  ...equals("type"),
  otherwise: (object) => object["type"] !== "custom",
} satisfies Filter;

/** Sections "Core resources", "Payment methods" and "Checkout" of Stripe's API. */
export const PAYMENTS: readonly ShelfResource[] = [
  listOf<Stripe.PaymentIntent, Stripe.PaymentIntentListParams>({
    path: "/v1/payment_intents",
    object: "payment_intent",
    permission: "payment_intent",
    filters: { created, customer, customer_account: customerAccount },
    embedded: {
      "amount_details.line_items": { list: "/v1/payment_intents/{id}/amount_details_line_items", isHidden: true },
    },
    events: { created: "payment_intent.created", updated: "payment_intent.succeeded" },
  }),
  listOf<Stripe.PaymentIntentAmountDetailsLineItem, Stripe.PaymentIntentListAmountDetailsLineItemsParams>({
    path: "/v1/payment_intents/{id}/amount_details_line_items",
    object: "payment_intent_amount_details_line_item",
    permission: "payment_intent",
    routes: "list only",
    filters: {},
    order: "as added",
  }),
  listOf<Stripe.PaymentMethod, Stripe.PaymentMethodListParams>({
    path: "/v1/payment_methods",
    object: "payment_method",
    permission: "payment_method",
    filters: { allow_redisplay: allowRedisplay, customer, customer_account: customerAccount, type: anyTypeButCustom },
    events: {
      created: "payment_method.attached",
      updated: "payment_method.updated",
      deleted: "payment_method.detached",
    },
  }),
  listOf<Stripe.PaymentMethod, Stripe.CustomerListPaymentMethodsParams>({
    path: "/v1/customers/{id}/payment_methods",
    object: "payment_method",
    permission: "payment_method",
    filters: { allow_redisplay: allowRedisplay, type: equals("type") },
    view: { of: "/v1/payment_methods", by: "customer" },
    events: {
      created: "payment_method.attached",
      updated: "payment_method.updated",
      deleted: "payment_method.detached",
    },
  }),
  listOf<Stripe.CustomerSource, Stripe.CustomerListSourcesParams>({
    path: "/v1/customers/{id}/sources",
    parentField: "customer",
    object: "source",
    permission: "source",
    filters: { object: equals("object") },
    events: {
      created: "customer.source.created",
      updated: "customer.source.updated",
      deleted: "customer.source.deleted",
    },
  }),
  listOf<Stripe.SetupIntent, Stripe.SetupIntentListParams>({
    path: "/v1/setup_intents",
    object: "setup_intent",
    permission: "setup_intent",
    filters: {
      attach_to_self: flag("attach_to_self"),
      created,
      customer,
      customer_account: customerAccount,
      payment_method: equals("payment_method"),
    },
    events: { created: "setup_intent.created", updated: "setup_intent.succeeded" },
  }),
  listOf<Stripe.SetupAttempt, Stripe.SetupAttemptListParams>({
    path: "/v1/setup_attempts",
    object: "setup_attempt",
    permission: "setup_intent",
    routes: "list only",
    filters: { created, setup_intent: required(onShelf("/v1/setup_intents", "setup_intent", "setup_intent")) },
    parent: { path: "/v1/setup_intents", by: "setup_intent" },
    events: {
      created: { ofParent: "setup_intent.setup_failed" },
      updated: { ofParent: "setup_intent.succeeded" },
    },
  }),
  listOf<Stripe.Checkout.Session, Stripe.Checkout.SessionListParams>({
    path: "/v1/checkout/sessions",
    object: "checkout.session",
    permission: "checkout_session",
    filters: {
      created,
      customer,
      customer_account: customerAccount,
      customer_details: hash({ email: equals("customer_details.email") }),
      payment_intent: equals("payment_intent"),
      payment_link: equals("payment_link"),
      status: choice("status", ["complete", "expired", "open"]),
      subscription: equals("subscription"),
    },
    embedded: { line_items: { list: "/v1/checkout/sessions/{id}/line_items", isHidden: true } },
    events: { updated: "checkout.session.completed" },
  }),
  listOf<Stripe.LineItem, Stripe.Checkout.SessionListLineItemsParams>({
    path: "/v1/checkout/sessions/{id}/line_items",
    object: "item",
    permission: "checkout_session",
    routes: "list only",
    filters: {},
    order: "as added",
    hidden: ["discounts", "taxes"],
  }),
  listOf<Stripe.PaymentLink, Stripe.PaymentLinkListParams>({
    path: "/v1/payment_links",
    object: "payment_link",
    permission: "payment_links",
    filters: { active: flag("active") },
    embedded: { line_items: { list: "/v1/payment_links/{id}/line_items", isHidden: true } },
    events: { created: "payment_link.created", updated: "payment_link.updated" },
  }),
  listOf<Stripe.LineItem, Stripe.PaymentLinkListLineItemsParams>({
    path: "/v1/payment_links/{id}/line_items",
    object: "item",
    permission: "payment_links",
    routes: "list only",
    filters: {},
    order: "as added",
    hidden: ["discounts", "taxes"],
  }),
  listOf<Stripe.ShippingRate, Stripe.ShippingRateListParams>({
    path: "/v1/shipping_rates",
    object: "shipping_rate",
    permission: "shipping_rate",
    filters: { active: flag("active"), created, currency: equalsLowerCase("fixed_amount.currency") },
    hidden: ["fixed_amount.currency_options"],
  }),
  listOf<Stripe.PaymentMethodConfiguration, Stripe.PaymentMethodConfigurationListParams>({
    path: "/v1/payment_method_configurations",
    object: "payment_method_configuration",
    permission: "payment_method_configuration",
    filters: { active: flag("active"), application: equals("application") },
  }),
  listOf<Stripe.PaymentMethodDomain, Stripe.PaymentMethodDomainListParams>({
    path: "/v1/payment_method_domains",
    object: "payment_method_domain",
    permission: "payment_method_domain",
    filters: { domain_name: equals("domain_name"), enabled: flag("enabled") },
  }),
  listOf<Stripe.ApplePayDomain, Stripe.ApplePayDomainListParams>({
    path: "/v1/apple_pay/domains",
    object: "apple_pay_domain",
    permission: "apple_pay_domain",
    filters: { domain_name: equals("domain_name") },
  }),
  listOf<Stripe.PaymentRecord, Stripe.PaymentRecordListParams>({
    path: "/v1/payment_records",
    object: "payment_record",
    permission: "payment_record",
    filters: {
      created_after: number("created", (created, asked) => created > asked),
      created_before: number("created", (created, asked) => created < asked),
    },
  }),
  listOf<Stripe.PaymentAttemptRecord, Stripe.PaymentAttemptRecordListParams>({
    path: "/v1/payment_attempt_records",
    object: "payment_attempt_record",
    permission: "payment_record",
    filters: { payment_record: required(onShelf("/v1/payment_records", "payment_record", "payment_record")) },
    pages: "forward",
    parent: { path: "/v1/payment_records", by: "payment_record" },
  }),
  listOf<Stripe.ThreeDSecure.Authentication, Stripe.ThreeDSecure.AuthenticationListParams>({
    path: "/v1/three_d_secure/authentications",
    object: "three_d_secure.authentication",
    permission: "three_d_secure",
    filters: {
      created,
      status: choice("status", [
        "canceled",
        "error",
        "failed",
        "requires_challenge",
        "requires_submission",
        "succeeded",
      ]),
    },
    events: {
      created: "three_d_secure.authentication.requires_submission",
      updated: "three_d_secure.authentication.succeeded",
    },
  }),
];
