import { routes } from "./routes.js";

/** A permission of a restricted key: https://docs.stripe.com/keys/restricted-api-keys */
export interface Permission {
  /** Stripe's name for it, e.g. `customer_read`; its error messages may prefix it with `rak_`. */
  readonly permission: string;
  /** Its name in the Dashboard's editor of restricted keys, e.g. `Customers (Core) → Read`. */
  readonly dashboard: string;
}

/** The permission that reading each part of the API needs. Expanding an object needs that object's permission, too. */
export const permissions = {
  customers: permission("customer_read", "Customers", "Core"),
  subscriptions: permission("subscription_read", "Subscriptions", "Billing"),
  invoices: permission("invoice_read", "Invoices", "Billing"),
  products: permission("product_read", "Products", "Core"),
  prices: permission("plan_read", "Prices", "Billing"),
  charges: permission("charge_read", "Charges", "Core"),
  events: permission("event_read", "Events", "Core"),
  coupons: permission("coupon_read", "Coupons", "Billing"),
  promotionCodes: permission("promotion_code_read", "Promotion codes", "Billing"),
  creditNotes: permission("credit_note_read", "Credit notes", "Billing"),
  disputes: permission("dispute_read", "Disputes", "Core"),
  paymentIntents: permission("payment_intent_read", "PaymentIntents", "Core"),
  checkoutSessions: permission("checkout_session_read", "Checkout Sessions", "Checkout"),
  payouts: permission("payout_read", "Payouts", "Core"),
  taxRates: permission("tax_rate_read", "Tax rates", "Billing"),
  balanceTransactions: permission("balance_transaction_source_read", "Balance transaction sources", "Core"),
  accounts: permission("connected_account_read", "Accounts", "Connect"),
  // Stripe says that customer_read implies it: https://docs.stripe.com/stripe-apps/reference/permissions
  testClocks: permission("billing_clock_read", "Test clocks", "Core"),
  setupIntents: permission("setup_intent_read", "SetupIntents", "Core"),
  paymentMethods: permission("payment_method_read", "PaymentMethods", "Core"),
  sources: permission("source_read", "Sources", "Core"),
  balance: permission("balance_read", "Balance", "Core"),
  files: permission("file_read", "Files", "Core"),
  shippingRates: permission("shipping_rate_read", "Shipping Rates", "Core"),
  applePayDomains: permission("apple_pay_domain_read", "Apple Pay Domains", "Core"),
  paymentLinks: permission("payment_links_read", "Payment Links", "Payment Links"),
  quotes: permission("quote_read", "Quote", "Billing"),
  meters: permission("billing_meter_read", "Meters", "Billing"),
  customerPortal: permission("customer_portal_read", "Customer portal", "Billing"),
  taxIds: permission("tax_id_read", "Tax IDs", "Billing"),
  tax: permission("tax_settings_read", "Tax settings and registrations", "Tax"),
  transfers: permission("transfer_read", "Transfers", "Connect"),
  topups: permission("topup_read", "Top-ups", "Connect"),
  applicationFees: permission("application_fee_read", "Application Fees", "Connect"),
  reviews: permission("review_read", "Reviews", "Radar"),
  identity: permission("identity_product_read", "Verification Sessions and Reports", "Identity"),
  issuingAuthorizations: permission("issuing_authorization_read", "Authorizations", "Issuing"),
  issuingCardholders: permission("issuing_cardholder_read", "Cardholders", "Issuing"),
  issuingCards: permission("issuing_card_read", "Cards", "Issuing"),
  issuingDisputes: permission("issuing_dispute_read", "Disputes", "Issuing"),
  issuingTokens: permission("issuing_network_token_read", "Tokens", "Issuing"),
  issuingTransactions: permission("issuing_transaction_read", "Transactions", "Issuing"),
  terminalConfigurations: permission("terminal_configuration_read", "Configurations", "Terminal"),
  terminalLocations: permission("terminal_location_read", "Locations", "Terminal"),
  terminalReaders: permission("terminal_reader_read", "Readers", "Terminal"),
  climateOrders: permission("climate_order_read", "Orders", "Climate"),
  reports: permission("financial_statement_read", "Report Runs and Report Types", "Reporting"),
  webhookEndpoints: permission("webhook_read", "Webhook Endpoints", "Webhook"),
} as const satisfies Record<string, Permission>;

/**
 * Returns the permission for a route, by its first segments, e.g. of `/v1/invoices/{id}/lines`. Returns undefined for
 * a route that is not in the table.
 */
export function permissionOfRoute(route: string): Permission | undefined {
  const [, name] = routes.find(([prefix]) => route === prefix || route.startsWith(`${prefix}/`)) ?? [];
  return name && permissions[name];
}

/**
 * Returns the permission that a 403 reports as missing, from either wording of its message; undefined if the message
 * contains none.
 * - older: `Having the 'rak_subscription_read' permission would allow this request to continue.`
 * - 2026: `Enabling "Prices Read" ('plan_read') permissions on this key would allow this request to continue.`
 */
export function readMissingPermission(message: string): Permission | undefined {
  const name = /'rak_(\w+)'/.exec(message)?.[1] ?? /\('(?:rak_)?(\w+)'\)/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const known = Object.values(permissions).find(({ permission }) => permission === name);
  return known ?? { permission: name, dashboard: /"([^"]+)" \('/.exec(message)?.[1] ?? `rak_${name}` };
}

/** Returns the account id in a 403's message. */
export function readAccountId(message: string): string | undefined {
  return /\bacct_[A-Za-z0-9]+/.exec(message)?.[0];
}

function permission(name: string, row: string, section: string): Permission {
  return { permission: name, dashboard: `${row} (${section}) → Read` };
}
