import { followingOf, listOf } from "../children.js";
import type { RawStream } from "../kinds.js";

// Balance, payouts, transfers and what they consist of: https://docs.stripe.com/api/balance

/** Its event has no id. */
const balance: RawStream = {
  name: "balance",
  object: "Balance",
  path: "/v1/balance",
  listing: "single",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
};

/** Its event has no id. */
const balanceSettings: RawStream = {
  name: "balance_settings",
  object: "BalanceSettings",
  path: "/v1/balance_settings",
  listing: "single",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
};

/** Nothing but the status changes: https://docs.stripe.com/api/balance_transactions/object */
const balanceTransactions: RawStream = {
  name: "balance_transactions",
  object: "BalanceTransaction",
  path: "/v1/balance_transactions",
  expand: [],
  nested: [],
  changes: [],
  unreported: "new",
  pending: { status: "pending", until: "available_on" },
};

const payouts: RawStream = {
  name: "payouts",
  object: "Payout",
  path: "/v1/payouts",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "payout.canceled",
        "payout.created",
        "payout.failed",
        "payout.paid",
        "payout.reconciliation_completed",
        "payout.updated",
      ],
      idField: "id",
    },
  ],
};

/**
 * What each payout consists of. Stripe refuses the list for a manual payout, which is of no certain transactions:
 * https://docs.stripe.com/api/balance_transactions/list#balance_transaction_list-payout
 */
const payoutBalanceTransactions: RawStream = {
  name: "payout_balance_transactions",
  object: "BalanceTransaction",
  ...listOf(payouts),
  children: { route: "/v1/balance_transactions", parentParam: "payout", onlyIf: { automatic: true } },
  primaryKey: ["parent_id", "id"],
  changes: [{ types: ["payout.created", "payout.reconciliation_completed"], idField: "id" }],
  isRare: true,
};

const topups: RawStream = {
  name: "topups",
  object: "Topup",
  path: "/v1/topups",
  expand: [],
  nested: [],
  changes: [
    { types: ["topup.canceled", "topup.created", "topup.failed", "topup.reversed", "topup.succeeded"], idField: "id" },
  ],
};

const transfers: RawStream = {
  name: "transfers",
  object: "Transfer",
  path: "/v1/transfers",
  expand: [],
  nested: [{ field: "reversals", route: "/v1/transfers/{id}/reversals" }],
  changes: [{ types: ["transfer.created", "transfer.reversed", "transfer.updated"], idField: "id" }],
};

const transferReversals: RawStream = {
  name: "transfer_reversals",
  object: "TransferReversal",
  ...listOf(transfers),
  children: { embedded: "reversals" },
  ...followingOf(transfers),
};

export const moneyMovementStreams: readonly RawStream[] = [
  balance,
  balanceSettings,
  balanceTransactions,
  payouts,
  payoutBalanceTransactions,
  topups,
  transfers,
  transferReversals,
];
