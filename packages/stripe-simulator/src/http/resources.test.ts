import type { Stripe } from "stripe";
import { describe, expect, it } from "vitest";
import type { Kind } from "../store.js";
import { RESOURCES } from "./resources.js";

type Common = "created" | "ending_before" | "expand" | "starting_after";

/**
 * Every parameter of the SDK's list method except the common ones; `limit` counts here. The compiler rejects an extra
 * or a missing one.
 */
type Parameters<P> = { readonly [Name in Exclude<keyof P, Common>]-?: true };

interface ListParameters {
  readonly balance_transactions: Parameters<Stripe.BalanceTransactionListParams>;
  readonly charges: Parameters<Stripe.ChargeListParams>;
  readonly coupons: Parameters<Stripe.CouponListParams>;
  readonly credit_notes: Parameters<Stripe.CreditNoteListParams>;
  readonly customers: Parameters<Stripe.CustomerListParams>;
  readonly disputes: Parameters<Stripe.DisputeListParams>;
  readonly invoice_payments: Parameters<Stripe.InvoicePaymentListParams>;
  readonly invoiceitems: Parameters<Stripe.InvoiceItemListParams>;
  readonly invoices: Parameters<Stripe.InvoiceListParams>;
  readonly prices: Parameters<Stripe.PriceListParams>;
  readonly products: Parameters<Stripe.ProductListParams>;
  readonly refunds: Parameters<Stripe.RefundListParams>;
  readonly subscriptions: Parameters<Stripe.SubscriptionListParams>;
}

const SDK: ListParameters = {
  balance_transactions: { limit: true, currency: true, payout: true, source: true, type: true },
  charges: { limit: true, customer: true, payment_intent: true, transfer_group: true },
  coupons: { limit: true },
  credit_notes: { limit: true, customer: true, customer_account: true, invoice: true },
  customers: { limit: true, email: true, test_clock: true },
  disputes: { limit: true, charge: true, payment_intent: true },
  invoice_payments: { limit: true, invoice: true, payment: true, status: true },
  invoiceitems: { limit: true, customer: true, customer_account: true, invoice: true, pending: true },
  invoices: {
    limit: true,
    collection_method: true,
    customer: true,
    customer_account: true,
    due_date: true,
    status: true,
    subscription: true,
  },
  prices: { limit: true, active: true, currency: true, lookup_keys: true, product: true, recurring: true, type: true },
  products: { limit: true, active: true, ids: true, shippable: true, type: true, url: true },
  refunds: { limit: true, charge: true, payment_intent: true },
  subscriptions: {
    limit: true,
    automatic_tax: true,
    collection_method: true,
    current_period_end: true,
    current_period_start: true,
    customer: true,
    customer_account: true,
    plan: true,
    price: true,
    status: true,
    test_clock: true,
  },
};

describe("the table of resources", () => {
  it.each(Object.keys(RESOURCES) as Kind[])("filters %s by the parameters of the SDK, and by no others", (kind) => {
    expect([...Object.keys(RESOURCES[kind].filters), "limit"].toSorted((a, b) => a.localeCompare(b))).toEqual(
      Object.keys(SDK[kind]).toSorted((a, b) => a.localeCompare(b)),
    );
  });
});
