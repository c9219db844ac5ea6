import type Stripe from "stripe";
import {
  anyOf,
  choice,
  equals,
  flag,
  hash,
  number,
  onShelf,
  range,
  referenceTo,
  validated,
  yesNo,
  type Filter,
  type Predicate,
} from "../../http/lists/filter.js";
import { listOf, required, type ShelfResource } from "../resource.js";

const created = range("created");
const customer = referenceTo("customers", "customer");
const customerAccount = equals("customer_account");
const active = flag("active");

/** https://docs.stripe.com/api/tax_ids/list#tax_id_list-owner: "Defaults to owner[type]=self". */
const owner = {
  ...hash({
    account: equals("owner.account"),
    customer: equals("customer"),
    customer_account: equals("customer_account"),
    type: choice("owner.type", ["account", "application", "customer", "self"]),
  }),
  otherwise: (object) => typeof object["customer"] !== "string",
} satisfies Filter;

const isArchived: Predicate = (object) => object["active"] === false;

/** Section "Billing" of Stripe's API, with the catalog and taxes. */
export const BILLING: readonly ShelfResource[] = [
  listOf<Stripe.SubscriptionSchedule, Stripe.SubscriptionScheduleListParams>({
    path: "/v1/subscription_schedules",
    object: "subscription_schedule",
    permission: "subscription",
    filters: {
      canceled_at: range("canceled_at"),
      completed_at: range("completed_at"),
      created,
      customer,
      customer_account: customerAccount,
      released_at: range("released_at"),
      scheduled: yesNo((object) => object["status"] === "not_started"),
    },
    events: { created: "subscription_schedule.created", updated: "subscription_schedule.updated" },
  }),
  listOf<Stripe.ProductFeature, Stripe.ProductListFeaturesParams>({
    path: "/v1/products/{id}/features",
    object: "product_feature",
    permission: "product",
    filters: {},
  }),
  listOf<Stripe.Plan, Stripe.PlanListParams>({
    path: "/v1/plans",
    object: "plan",
    permission: "plan",
    filters: { active, created, product: referenceTo("products", "product") },
    hidden: ["tiers"],
    events: { created: "plan.created", updated: "plan.updated", deleted: "plan.deleted" },
  }),
  listOf<Stripe.PromotionCode, Stripe.PromotionCodeListParams>({
    path: "/v1/promotion_codes",
    object: "promotion_code",
    permission: "promotion_code",
    filters: {
      active,
      code: equals("code"),
      coupon: equals("promotion.coupon"),
      created,
      customer,
      customer_account: customerAccount,
    },
    hidden: ["restrictions.currency_options"],
    events: { created: "promotion_code.created", updated: "promotion_code.updated" },
  }),
  listOf<Stripe.CustomerBalanceTransaction, Stripe.CustomerListBalanceTransactionsParams>({
    path: "/v1/customers/{id}/balance_transactions",
    parentField: "customer",
    object: "customer_balance_transaction",
    permission: "customer",
    filters: { created, invoice: equals("invoice") },
  }),
  listOf<Stripe.CustomerCashBalanceTransaction, Stripe.CustomerListCashBalanceTransactionsParams>({
    path: "/v1/customers/{id}/cash_balance_transactions",
    parentField: "customer",
    object: "customer_cash_balance_transaction",
    permission: "customer",
    filters: {},
    events: { created: "customer_cash_balance_transaction.created" },
  }),
  listOf<Stripe.TaxId, Stripe.TaxIdListParams>({
    path: "/v1/tax_ids",
    object: "tax_id",
    permission: "tax_id",
    filters: { owner },
    events: {
      created: "customer.tax_id.created",
      updated: "customer.tax_id.updated",
      deleted: "customer.tax_id.deleted",
    },
  }),
  listOf<Stripe.TaxId, Stripe.CustomerListTaxIdsParams>({
    path: "/v1/customers/{id}/tax_ids",
    object: "tax_id",
    permission: "tax_id",
    filters: {},
    view: { of: "/v1/tax_ids", by: "customer" },
    events: {
      created: "customer.tax_id.created",
      updated: "customer.tax_id.updated",
      deleted: "customer.tax_id.deleted",
    },
  }),
  listOf<Stripe.TaxRate, Stripe.TaxRateListParams>({
    path: "/v1/tax_rates",
    object: "tax_rate",
    permission: "tax_rate",
    filters: { active, created, inclusive: flag("inclusive") },
    events: { created: "tax_rate.created", updated: "tax_rate.updated" },
  }),
  listOf<Stripe.TaxCode, Stripe.TaxCodeListParams>({
    path: "/v1/tax_codes",
    object: "tax_code",
    permission: "tax_code",
    filters: {},
  }),
  listOf<Stripe.Quote, Stripe.QuoteListParams>({
    path: "/v1/quotes",
    object: "quote",
    permission: "quote",
    filters: {
      customer,
      customer_account: customerAccount,
      status: choice("status", ["accepted", "canceled", "draft", "open"]),
      test_clock: equals("test_clock"),
    },
    embedded: {
      line_items: { list: "/v1/quotes/{id}/line_items", isHidden: true },
      "computed.upfront.line_items": { list: "/v1/quotes/{id}/computed_upfront_line_items", isHidden: true },
    },
    events: { created: "quote.created", updated: "quote.finalized" },
  }),
  listOf<Stripe.LineItem, Stripe.QuoteListLineItemsParams>({
    path: "/v1/quotes/{id}/line_items",
    object: "item",
    permission: "quote",
    routes: "list only",
    filters: {},
    order: "as added",
    hidden: ["discounts", "taxes"],
  }),
  listOf<Stripe.LineItem, Stripe.QuoteListComputedUpfrontLineItemsParams>({
    path: "/v1/quotes/{id}/computed_upfront_line_items",
    object: "item",
    permission: "quote",
    routes: "list only",
    filters: {},
    order: "as added",
    hidden: ["discounts", "taxes"],
  }),
  listOf<Stripe.Billing.Meter, Stripe.Billing.MeterListParams>({
    path: "/v1/billing/meters",
    object: "billing.meter",
    permission: "billing_meter",
    filters: { status: choice("status", ["active", "inactive"]) },
    events: { created: "billing.meter.created", updated: "billing.meter.updated" },
  }),
  listOf<Stripe.Billing.MeterEventSummary, Stripe.Billing.MeterListEventSummariesParams>({
    path: "/v1/billing/meters/{id}/event_summaries",
    parentField: "meter",
    object: "billing.meter_event_summary",
    permission: "billing_meter",
    routes: "list only",
    filters: {
      customer: required(customer),
      end_time: required(number("end_time", (end, asked) => end <= asked)),
      start_time: required(number("start_time", (start, asked) => start >= asked)),
      value_grouping_window: validated(["day", "hour"]),
    },
    notShown: ["customer"],
  }),
  listOf<Stripe.Billing.CreditGrant, Stripe.Billing.CreditGrantListParams>({
    path: "/v1/billing/credit_grants",
    object: "billing.credit_grant",
    permission: "credit_grant",
    filters: { customer, customer_account: customerAccount },
    events: { created: "billing.credit_grant.created", updated: "billing.credit_grant.updated" },
  }),
  listOf<Stripe.Billing.CreditBalanceTransaction, Stripe.Billing.CreditBalanceTransactionListParams>({
    path: "/v1/billing/credit_balance_transactions",
    object: "billing.credit_balance_transaction",
    permission: "credit_grant",
    filters: {
      credit_grant: onShelf("/v1/billing/credit_grants", "billing.credit_grant", "credit_grant"),
      customer,
      customer_account: customerAccount,
    },
    notShown: ["customer"],
    events: { created: "billing.credit_balance_transaction.created" },
  }),
  listOf<Stripe.Billing.Alert, Stripe.Billing.AlertListParams>({
    path: "/v1/billing/alerts",
    object: "billing.alert",
    permission: "billing_alert",
    filters: { alert_type: choice("alert_type", ["usage_threshold"]), meter: equals("usage_threshold.meter") },
  }),
  listOf<Stripe.Billing.FeedbackOption, Stripe.Billing.FeedbackOptionListParams>({
    path: "/v1/billing/feedback_options",
    object: "billing.feedback_option",
    permission: "feedback_option",
    filters: { status: choice("status", ["active", "inactive"]) },
  }),
  listOf<Stripe.ProductCatalog.TrialOffer, Stripe.ProductCatalog.TrialOfferListParams>({
    path: "/v1/product_catalog/trial_offers",
    object: "product_catalog.trial_offer",
    permission: "trial_offer",
    filters: { active, created, prices: anyOf("price") },
    notShown: ["created"],
  }),
  listOf<Stripe.Entitlements.Feature, Stripe.Entitlements.FeatureListParams>({
    path: "/v1/entitlements/features",
    object: "entitlements.feature",
    permission: "entitlement",
    filters: {
      // "Inactive features ... will not be returned from the features list endpoint", as the SDK's types state.
      archived: { ...yesNo(isArchived), otherwise: (object) => !isArchived(object) },
      lookup_key: equals("lookup_key"),
    },
  }),
  listOf<Stripe.Entitlements.ActiveEntitlement, Stripe.Entitlements.ActiveEntitlementListParams>({
    path: "/v1/entitlements/active_entitlements",
    object: "entitlements.active_entitlement",
    permission: "entitlement",
    filters: { customer: required(customer) },
    parent: { path: "/v1/customers", by: "customer" },
    notShown: ["customer"],
    events: {
      created: { ofSummary: "entitlements.active_entitlement_summary.updated" },
      updated: { ofSummary: "entitlements.active_entitlement_summary.updated" },
      deleted: { ofSummary: "entitlements.active_entitlement_summary.updated" },
    },
  }),
  listOf<Stripe.BillingPortal.Configuration, Stripe.BillingPortal.ConfigurationListParams>({
    path: "/v1/billing_portal/configurations",
    object: "billing_portal.configuration",
    permission: "customer_portal",
    filters: { active, is_default: flag("is_default") },
    events: { created: "billing_portal.configuration.created", updated: "billing_portal.configuration.updated" },
  }),
  listOf<Stripe.InvoiceRenderingTemplate, Stripe.InvoiceRenderingTemplateListParams>({
    path: "/v1/invoice_rendering_templates",
    object: "invoice_rendering_template",
    permission: "invoice_rendering_template",
    filters: { status: choice("status", ["active", "archived"]) },
  }),
];
