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
} as const satisfies Record<string, Permission>;

/**
 * Returns the permission for a route, by its first segments, e.g. of `/v1/invoices/{id}/lines`. Returns undefined for
 * a route that is not in the table.
 */
export function permissionOfRoute(route: string): Permission | undefined {
  return routes.find(([prefix]) => route === prefix || route.startsWith(`${prefix}/`))?.[1];
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

const routes: readonly (readonly [prefix: string, permission: Permission])[] = [
  ["/v1/customers", permissions.customers],
  ["/v1/subscriptions", permissions.subscriptions],
  ["/v1/subscription_items", permissions.subscriptions],
  ["/v1/subscription_schedules", permissions.subscriptions],
  ["/v1/invoices", permissions.invoices],
  ["/v1/invoiceitems", permissions.invoices],
  ["/v1/invoice_payments", permissions.invoices],
  ["/v1/products", permissions.products],
  ["/v1/prices", permissions.prices],
  ["/v1/plans", permissions.prices],
  ["/v1/charges", permissions.charges],
  ["/v1/refunds", permissions.charges],
  ["/v1/events", permissions.events],
  ["/v1/coupons", permissions.coupons],
  ["/v1/promotion_codes", permissions.promotionCodes],
  ["/v1/credit_notes", permissions.creditNotes],
  ["/v1/disputes", permissions.disputes],
  ["/v1/payment_intents", permissions.paymentIntents],
  ["/v1/checkout/sessions", permissions.checkoutSessions],
  ["/v1/payouts", permissions.payouts],
  ["/v1/tax_rates", permissions.taxRates],
  ["/v1/balance_transactions", permissions.balanceTransactions],
  ["/v1/account", permissions.accounts],
  ["/v1/test_helpers/test_clocks", permissions.testClocks],
];
