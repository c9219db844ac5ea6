import type Stripe from "stripe";
import {
  choice,
  equals,
  flag,
  hash,
  onShelf,
  range,
  referenceTo,
  statusOrAll,
  unsupported,
} from "../../http/lists/filter.js";
import { listOf, required, type NoParameters, type ShelfResource } from "../resource.js";

const created = range("created");
const customerAccount = equals("related_customer_account");

/** Identity, Terminal, Tax, Treasury, Financial Connections, Climate and Forwarding. */
export const OTHER_PRODUCTS: readonly ShelfResource[] = [
  listOf<Stripe.Identity.VerificationSession, Stripe.Identity.VerificationSessionListParams>({
    path: "/v1/identity/verification_sessions",
    object: "identity.verification_session",
    permission: "identity_product",
    product: "Identity",
    filters: {
      client_reference_id: equals("client_reference_id"),
      created,
      related_customer: referenceTo("customers", "related_customer"),
      related_customer_account: customerAccount,
      status: choice("status", ["canceled", "processing", "requires_input", "verified"]),
    },
    events: { created: "identity.verification_session.created", updated: "identity.verification_session.verified" },
  }),
  listOf<Stripe.Identity.VerificationReport, Stripe.Identity.VerificationReportListParams>({
    path: "/v1/identity/verification_reports",
    object: "identity.verification_report",
    permission: "identity_product",
    product: "Identity",
    filters: {
      client_reference_id: equals("client_reference_id"),
      created,
      type: choice("type", ["document", "id_number"]),
      verification_session: equals("verification_session"),
    },
  }),
  listOf<Stripe.Terminal.Configuration, Stripe.Terminal.ConfigurationListParams>({
    path: "/v1/terminal/configurations",
    object: "terminal.configuration",
    permission: "terminal_configuration",
    product: "Terminal",
    filters: { is_account_default: flag("is_account_default") },
  }),
  listOf<Stripe.Terminal.Location, Stripe.Terminal.LocationListParams>({
    path: "/v1/terminal/locations",
    object: "terminal.location",
    permission: "terminal_location",
    product: "Terminal",
    filters: {},
  }),
  listOf<Stripe.Terminal.Reader, Stripe.Terminal.ReaderListParams>({
    path: "/v1/terminal/readers",
    object: "terminal.reader",
    permission: "terminal_reader",
    product: "Terminal",
    filters: {
      device_type: equals("device_type"),
      location: equals("location"),
      serial_number: equals("serial_number"),
      status: choice("status", ["offline", "online"]),
    },
    events: { updated: "terminal.reader.action_updated" },
  }),
  listOf<Stripe.Tax.Settings, NoParameters>({
    path: "/v1/tax/settings",
    object: "tax.settings",
    permission: "tax_settings",
    routes: "single",
    filters: {},
    pages: "none",
    events: { updated: "tax.settings.updated" },
  }),
  listOf<Stripe.Tax.Registration, Stripe.Tax.RegistrationListParams>({
    path: "/v1/tax/registrations",
    object: "tax.registration",
    permission: "tax_settings",
    filters: { status: statusOrAll(["active", "expired", "scheduled"]) },
  }),
  listOf<Stripe.Tax.Transaction, NoParameters>({
    path: "/v1/tax/transactions",
    object: "tax.transaction",
    permission: "tax_transaction",
    routes: "no list",
    filters: {},
    pages: "none",
    embedded: { line_items: { list: "/v1/tax/transactions/{id}/line_items", isHidden: true } },
  }),
  listOf<Stripe.Tax.TransactionLineItem, Stripe.Tax.TransactionListLineItemsParams>({
    path: "/v1/tax/transactions/{id}/line_items",
    object: "tax.transaction_line_item",
    permission: "tax_transaction",
    routes: "list only",
    filters: {},
    order: "as added",
  }),
  listOf<Stripe.Treasury.FinancialAccount, Stripe.Treasury.FinancialAccountListParams>({
    path: "/v1/treasury/financial_accounts",
    object: "treasury.financial_account",
    permission: "treasury_financial_account",
    product: "Treasury",
    filters: { created, status: choice("status", ["closed", "open"]) },
    events: {
      created: "treasury.financial_account.created",
      updated: "treasury.financial_account.features_status_updated",
    },
  }),
  listOf<Stripe.FinancialConnections.Account, Stripe.FinancialConnections.AccountListParams>({
    path: "/v1/financial_connections/accounts",
    object: "financial_connections.account",
    permission: "financial_connections_account",
    product: "Financial Connections",
    filters: {
      account_holder: hash({
        account: equals("account_holder.account"),
        customer: equals("account_holder.customer"),
        customer_account: equals("account_holder.customer_account"),
      }),
      session: unsupported(),
    },
    events: {
      created: "financial_connections.account.created",
      updated: "financial_connections.account.refreshed_balance",
    },
  }),
  listOf<Stripe.FinancialConnections.Transaction, Stripe.FinancialConnections.TransactionListParams>({
    path: "/v1/financial_connections/transactions",
    object: "financial_connections.transaction",
    permission: "financial_connections_transaction",
    product: "Financial Connections",
    filters: {
      account: required(onShelf("/v1/financial_connections/accounts", "financial_connections.account", "account")),
      transacted_at: range("transacted_at"),
      transaction_refresh: unsupported(),
    },
    parent: { path: "/v1/financial_connections/accounts", by: "account" },
  }),
  listOf<Stripe.Climate.Order, Stripe.Climate.OrderListParams>({
    path: "/v1/climate/orders",
    object: "climate.order",
    permission: "climate_order",
    product: "Climate",
    filters: {},
    events: { created: "climate.order.created", updated: "climate.order.delayed" },
  }),
  listOf<Stripe.Climate.Product, Stripe.Climate.ProductListParams>({
    path: "/v1/climate/products",
    object: "climate.product",
    permission: "climate_product",
    product: "Climate",
    filters: {},
    events: { created: "climate.product.created", updated: "climate.product.pricing_updated" },
  }),
  listOf<Stripe.Climate.Supplier, Stripe.Climate.SupplierListParams>({
    path: "/v1/climate/suppliers",
    object: "climate.supplier",
    permission: "climate_supplier",
    product: "Climate",
    filters: {},
  }),
  listOf<Stripe.Forwarding.Request, Stripe.Forwarding.RequestListParams>({
    path: "/v1/forwarding/requests",
    object: "forwarding.request",
    permission: "forwarding_request",
    product: "Forwarding",
    filters: { created },
  }),
];
