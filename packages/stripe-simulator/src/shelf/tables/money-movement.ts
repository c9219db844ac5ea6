import type Stripe from "stripe";
import { choice, equals, flag, onShelf, range } from "../../http/lists/filter.js";
import { listOf, type NoParameters, type ShelfResource } from "../resource.js";

const created = range("created");

/** What moves money between Stripe, banks and accounts, and the account's files. */
export const MONEY_MOVEMENT: readonly ShelfResource[] = [
  listOf<Stripe.Balance, NoParameters>({
    path: "/v1/balance",
    object: "balance",
    permission: "balance",
    routes: "single",
    filters: {},
    pages: "none",
    events: { updated: "balance.available" },
  }),
  listOf<Stripe.BalanceSettings, NoParameters>({
    path: "/v1/balance_settings",
    object: "balance_settings",
    permission: "balance_settings",
    routes: "single",
    filters: {},
    pages: "none",
    events: { updated: "balance_settings.updated" },
  }),
  listOf<Stripe.ExchangeRate, Stripe.ExchangeRateListParams>({
    path: "/v1/exchange_rates",
    object: "exchange_rate",
    permission: "exchange_rate",
    filters: {},
  }),
  listOf<Stripe.Payout, Stripe.PayoutListParams>({
    path: "/v1/payouts",
    object: "payout",
    permission: "payout",
    filters: {
      arrival_date: range("arrival_date"),
      created,
      destination: equals("destination"),
      status: equals("status"),
    },
    events: { created: "payout.created", updated: "payout.updated" },
  }),
  listOf<Stripe.Transfer, Stripe.TransferListParams>({
    path: "/v1/transfers",
    object: "transfer",
    permission: "transfer",
    filters: { created, destination: equals("destination"), transfer_group: equals("transfer_group") },
    embedded: { reversals: { list: "/v1/transfers/{id}/reversals" } },
    events: { created: "transfer.created", updated: "transfer.updated" },
  }),
  listOf<Stripe.TransferReversal, Stripe.TransferListReversalsParams>({
    path: "/v1/transfers/{id}/reversals",
    parentField: "transfer",
    object: "transfer_reversal",
    permission: "transfer",
    filters: {},
    events: { created: { ofParent: "transfer.reversed" } },
  }),
  listOf<Stripe.Topup, Stripe.TopupListParams>({
    path: "/v1/topups",
    object: "topup",
    permission: "topup",
    filters: {
      amount: range("amount"),
      created,
      status: choice("status", ["canceled", "failed", "pending", "succeeded"]),
    },
    events: { created: "topup.created", updated: "topup.succeeded" },
  }),
  listOf<Stripe.ApplicationFee, Stripe.ApplicationFeeListParams>({
    path: "/v1/application_fees",
    object: "application_fee",
    permission: "application_fee",
    filters: { charge: equals("charge"), created },
    embedded: { refunds: { list: "/v1/application_fees/{id}/refunds" } },
    events: { created: "application_fee.created", updated: "application_fee.refunded" },
  }),
  listOf<Stripe.FeeRefund, Stripe.ApplicationFeeListRefundsParams>({
    path: "/v1/application_fees/{id}/refunds",
    parentField: "fee",
    object: "fee_refund",
    permission: "application_fee",
    filters: {},
    events: { created: { ofParent: "application_fee.refunded" }, updated: "application_fee.refund.updated" },
  }),
  listOf<Stripe.File, Stripe.FileListParams>({
    path: "/v1/files",
    object: "file",
    permission: "file",
    filters: { created, purpose: equals("purpose") },
    embedded: { links: { list: "/v1/file_links", by: "file" } },
    events: { created: "file.created" },
  }),
  listOf<Stripe.FileLink, Stripe.FileLinkListParams>({
    path: "/v1/file_links",
    object: "file_link",
    permission: "file",
    filters: { created, expired: flag("expired"), file: onShelf("/v1/files", "file", "file") },
  }),
];
