import type { Kind } from "../../store.js";
import type { Shape, ShapeName } from "./shape.js";

/** Invoices embed 10 lines. https://docs.stripe.com/api/invoices/object#invoice_object-lines */
const LINES = 10;
const ITEMS = 20;
const OTHERS = 10;

const reference = (to: Kind) => ({ type: "reference", to }) as const;
const discounts = { type: "ids", shape: "discounts" } as const;
const hidden = { type: "hidden" } as const;
const onShelf = { type: "list", of: "plain", cut: OTHERS, hidden: true, isOnShelf: true } as const;

/** https://docs.stripe.com/changelog/clover/2025-09-30/add-discount-source-property */
const CLOVER = "2025-09-30";
const BASIL = "2025-03-31";
/** https://docs.stripe.com/changelog/dahlia/2026-05-27 */
const OFF_STRIPE = "2026-05-27";
/** The first discount, which older versions repeat. */
const oldDiscount = { type: "object", shape: "discounts", until: BASIL } as const;

/** The fields of each shape that are hidden, cut or expandable: the API's rules about objects as data. */
export const SHAPES: Readonly<Record<ShapeName, Shape>> = {
  customers: {
    discount: { type: "object", shape: "discounts" },
    sources: { ...onShelf, url: "/v1/customers/{id}/sources" },
    subscriptions: {
      type: "list",
      of: "subscriptions",
      cut: OTHERS,
      url: "/v1/customers/{id}/subscriptions",
      hidden: true,
      from: { kind: "subscriptions", by: "customer", unlessStatus: "canceled" },
    },
    tax_ids: { ...onShelf, url: "/v1/customers/{id}/tax_ids" },
  },
  subscriptions: {
    customer: reference("customers"),
    discount: oldDiscount,
    discounts,
    items: { type: "list", of: "subscription_items", cut: ITEMS, url: "/v1/subscription_items?subscription={id}" },
    latest_invoice: reference("invoices"),
  },
  subscription_items: {
    discounts,
    plan: { type: "object", shape: "plans" },
    price: { type: "object", shape: "prices", live: "prices" },
  },
  invoices: {
    amount_paid_off_stripe: { ...hidden, since: OFF_STRIPE },
    customer: reference("customers"),
    discount: oldDiscount,
    discounts,
    latest_revision: reference("invoices"),
    lines: { type: "list", of: "invoice_lines", cut: LINES, url: "/v1/invoices/{id}/lines" },
    parent: {
      type: "group",
      fields: { subscription_details: { type: "group", fields: { subscription: reference("subscriptions") } } },
    },
    payments: {
      type: "list",
      of: "invoice_payments",
      cut: OTHERS,
      url: "/v1/invoice_payments?invoice={id}",
      hidden: true,
      from: { kind: "invoice_payments", by: "invoice" },
    },
  },
  invoice_lines: {
    discounts,
    pricing: { type: "group", fields: { price_details: { type: "group", fields: { price: reference("prices") } } } },
    subscription: reference("subscriptions"),
  },
  products: { default_price: reference("prices") },
  prices: { currency_options: hidden, product: reference("products"), tiers: hidden },
  plans: { product: reference("products"), tiers: hidden },
  coupons: { applies_to: hidden, currency_options: hidden },
  discounts: {
    customer: reference("customers"),
    coupon: { type: "object", shape: "coupons", until: CLOVER },
    source: { type: "group", fields: { coupon: reference("coupons") }, since: CLOVER },
  },
  balance_transactions: { payout: { type: "internal" } },
  charges: {
    balance_transaction: reference("balance_transactions"),
    customer: reference("customers"),
    failure_balance_transaction: reference("balance_transactions"),
    refunds: {
      type: "list",
      of: "refunds",
      cut: OTHERS,
      url: "/v1/charges/{id}/refunds",
      hidden: true,
      from: { kind: "refunds", by: "charge" },
    },
  },
  refunds: { charge: reference("charges"), customer: reference("customers") },
  disputes: { charge: reference("charges") },
  credit_notes: {
    customer: reference("customers"),
    invoice: reference("invoices"),
    lines: { type: "list", of: "credit_note_lines", cut: LINES, url: "/v1/credit_notes/{id}/lines" },
    refunds: { type: "group", fields: { refund: reference("refunds") } },
  },
  credit_note_lines: {},
  invoice_payments: {
    invoice: reference("invoices"),
    payment: { type: "group", fields: { charge: reference("charges") } },
  },
  invoiceitems: {
    customer: reference("customers"),
    discounts,
    invoice: reference("invoices"),
    pricing: { type: "group", fields: { price_details: { type: "group", fields: { price: reference("prices") } } } },
  },
  plain: {},
};
