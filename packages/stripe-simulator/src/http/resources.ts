import type { DateField, Kind } from "../store.js";
import type { ApiObject } from "./api-object.js";
import {
  anyOf,
  choice,
  equals,
  equalsLowerCase,
  flag,
  hash,
  isNull,
  itemPrice,
  itemRange,
  range,
  referenceTo,
  subscriptionStatus,
  type Filter,
} from "./lists/filter.js";

/** One list of the API: its path, its parameters and its permission. */
export interface Resource {
  /** The name in the path, `/v1/<kind>`. */
  readonly kind: Kind;
  /** The objects' own type, as in `No such credit_note`. */
  readonly object: string;
  /** A key needs `<permission>_read`, or `<permission>_write`, which implies it. */
  readonly permission: string;
  /** The list's parameters, without `created` and those of the page. */
  readonly filters: Readonly<Record<string, Filter>>;
  /** The field that `created` filters by, and that orders the list. Default: `created`. */
  readonly dateField?: DateField;
  /** The paths that the perfect reader expands within one object, for the truth that a sync is compared with. */
  readonly whole: readonly string[];
}

const customer = referenceTo("customers", "customer");
const collectionMethod = choice("collection_method", ["charge_automatically", "send_invoice"]);
const testClock = equals("test_clock");
const customerAccount = equals("customer_account");

/** "For automatic Stripe payouts only", as the SDK's types state. Stripe's words, as users report them. */
const unlessAutomatic = ({ automatic }: ApiObject): string | undefined =>
  automatic === true
    ? undefined
    : "Balance transaction history can only be filtered on automatic transfers, not manual.";

const SUBSCRIPTION_STATUSES = [
  "active",
  "canceled",
  "incomplete",
  "incomplete_expired",
  "past_due",
  "paused",
  "trialing",
  "unpaid",
];

/** The lists of the API. The compiler checks them against the parameters of the SDK's list methods. */
export const RESOURCES: Readonly<Record<Kind, Resource>> = {
  customers: {
    kind: "customers",
    object: "customer",
    permission: "customer",
    filters: { email: equals("email"), test_clock: testClock },
    whole: [],
  },
  subscriptions: {
    kind: "subscriptions",
    object: "subscription",
    permission: "subscription",
    filters: {
      automatic_tax: hash({ enabled: flag("automatic_tax.enabled") }),
      collection_method: collectionMethod,
      current_period_end: itemRange("current_period_end"),
      current_period_start: itemRange("current_period_start"),
      customer,
      customer_account: customerAccount,
      plan: itemPrice(),
      price: itemPrice(),
      status: subscriptionStatus(SUBSCRIPTION_STATUSES),
      test_clock: testClock,
    },
    whole: ["discounts", "items.data.discounts", "items.data.price.tiers", "items.data.price.currency_options"],
  },
  invoices: {
    kind: "invoices",
    object: "invoice",
    permission: "invoice",
    filters: {
      collection_method: collectionMethod,
      customer,
      customer_account: customerAccount,
      due_date: range("due_date"),
      status: choice("status", ["draft", "open", "paid", "uncollectible", "void"]),
      subscription: referenceTo("subscriptions", "parent.subscription_details.subscription"),
    },
    whole: ["discounts", "lines.data.discounts", "payments", "amount_paid_off_stripe"],
  },
  products: {
    kind: "products",
    object: "product",
    permission: "product",
    filters: {
      active: flag("active"),
      ids: anyOf("id"),
      shippable: flag("shippable"),
      type: choice("type", ["good", "service"]),
      url: equals("url"),
    },
    whole: [],
  },
  prices: {
    kind: "prices",
    object: "price",
    permission: "plan",
    filters: {
      // "Returns a list of your active prices", as the SDK's types state.
      active: { ...flag("active"), otherwise: (price) => price["active"] !== false },
      currency: equalsLowerCase("currency"),
      lookup_keys: anyOf("lookup_key"),
      product: referenceTo("products", "product"),
      recurring: hash({
        interval: choice("recurring.interval", ["day", "month", "week", "year"]),
        meter: equals("recurring.meter"),
        usage_type: choice("recurring.usage_type", ["licensed", "metered"]),
      }),
      type: choice("type", ["one_time", "recurring"]),
    },
    whole: ["tiers", "currency_options"],
  },
  coupons: {
    kind: "coupons",
    object: "coupon",
    permission: "coupon",
    filters: {},
    whole: ["applies_to", "currency_options"],
  },
  charges: {
    kind: "charges",
    object: "charge",
    permission: "charge",
    filters: { customer, payment_intent: equals("payment_intent"), transfer_group: equals("transfer_group") },
    whole: ["refunds"],
  },
  refunds: {
    kind: "refunds",
    object: "refund",
    permission: "charge",
    filters: { charge: referenceTo("charges", "charge"), payment_intent: equals("payment_intent") },
    whole: [],
  },
  disputes: {
    kind: "disputes",
    object: "dispute",
    permission: "dispute",
    filters: { charge: referenceTo("charges", "charge"), payment_intent: equals("payment_intent") },
    whole: [],
  },
  credit_notes: {
    kind: "credit_notes",
    object: "credit_note",
    permission: "credit_note",
    filters: { customer, customer_account: customerAccount, invoice: referenceTo("invoices", "invoice") },
    whole: [],
  },
  invoice_payments: {
    kind: "invoice_payments",
    object: "invoice_payment",
    permission: "invoice",
    filters: {
      invoice: referenceTo("invoices", "invoice"),
      payment: hash({
        payment_intent: equals("payment.payment_intent"),
        payment_record: equals("payment.payment_record"),
        type: choice("payment.type", ["payment_intent", "payment_record"]),
      }),
      status: choice("status", ["canceled", "open", "paid"]),
    },
    whole: [],
  },
  invoiceitems: {
    kind: "invoiceitems",
    object: "invoiceitem",
    permission: "invoice",
    filters: {
      customer,
      customer_account: customerAccount,
      invoice: referenceTo("invoices", "invoice"),
      pending: isNull("invoice"),
    },
    dateField: "date",
    whole: ["discounts"],
  },
  balance_transactions: {
    kind: "balance_transactions",
    object: "balance_transaction",
    permission: "balance_transaction_source",
    filters: {
      currency: equalsLowerCase("currency"),
      payout: { ...equals("payout"), onShelf: { path: "/v1/payouts", object: "payout", refusal: unlessAutomatic } },
      source: equals("source"),
      type: equals("type"),
    },
    whole: [],
  },
};
