import { listOf } from "../children.js";
import type { RawStream } from "../kinds.js";

// Sections "Treasury" and "Financial Connections" of Stripe's API:
// https://docs.stripe.com/api/treasury/financial_accounts

/** No event reports its balance. */
const treasuryFinancialAccounts: RawStream = {
  name: "treasury_financial_accounts",
  object: "Treasury.FinancialAccount",
  path: "/v1/treasury/financial_accounts",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "treasury.financial_account.closed",
        "treasury.financial_account.created",
        "treasury.financial_account.features_status_updated",
      ],
      idField: "id",
    },
  ],
  unreported: "all",
  ignoresImportWindow: true,
  product: "Treasury",
  isRare: true,
};

const connectionsAccounts: RawStream = {
  name: "financial_connections_accounts",
  object: "FinancialConnections.Account",
  path: "/v1/financial_connections/accounts",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "financial_connections.account.account_numbers_updated",
        "financial_connections.account.created",
        "financial_connections.account.deactivated",
        "financial_connections.account.disconnected",
        "financial_connections.account.expected_deactivation_date_updated",
        "financial_connections.account.reactivated",
        "financial_connections.account.refreshed_balance",
        "financial_connections.account.refreshed_ownership",
        "financial_connections.account.refreshed_transactions",
        "financial_connections.account.supported_payment_method_types_updated",
        "financial_connections.account.upcoming_account_number_expiry",
        "financial_connections.account.upcoming_deactivation",
      ],
      idField: "id",
    },
  ],
  product: "Financial Connections",
};

const connectionsTransactions: RawStream = {
  name: "financial_connections_transactions",
  object: "FinancialConnections.Transaction",
  ...listOf(connectionsAccounts),
  children: { route: "/v1/financial_connections/transactions", parentParam: "account" },
  changes: [{ types: ["financial_connections.account.refreshed_transactions"], idField: "id" }],
  isRare: true,
};

export const financialAccountStreams: readonly RawStream[] = [
  treasuryFinancialAccounts,
  connectionsAccounts,
  connectionsTransactions,
];
