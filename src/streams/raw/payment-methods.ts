import { listOf } from "../children.js";
import type { RawStream } from "../kinds.js";
import { customers } from "./core.js";

// Section "Payment methods" of Stripe's API: https://docs.stripe.com/api/payment_methods

const paymentMethods: RawStream = {
  name: "payment_methods",
  object: "PaymentMethod",
  path: "/v1/payment_methods",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "payment_method.attached",
        "payment_method.automatically_updated",
        "payment_method.detached",
        "payment_method.updated",
      ],
      idField: "id",
    },
  ],
  testClockScope: "customer",
};

const customerPaymentMethods: RawStream = {
  name: "customer_payment_methods",
  object: "PaymentMethod",
  ...listOf(customers),
  children: { route: "/v1/customers/{id}/payment_methods" },
  changes: [
    {
      types: ["payment_method.attached", "payment_method.automatically_updated", "payment_method.updated"],
      idField: "customer",
    },
  ],
  // Detached for good: it can't be attached again. https://docs.stripe.com/api/payment_methods/detach
  deletion: "payment_method.detached",
  isRare: true,
};

/** Cards and bank accounts as of before payment methods. */
const customerSources: RawStream = {
  name: "customer_sources",
  object: "CustomerSource",
  ...listOf(customers),
  children: { route: "/v1/customers/{id}/sources" },
  changes: [
    {
      types: [
        "customer.source.created",
        "customer.source.expiring",
        "customer.source.updated",
        "source.canceled",
        "source.chargeable",
        "source.failed",
        "source.refund_attributes_required",
      ],
      idField: "customer",
    },
  ],
  deletion: "customer.source.deleted",
  isRare: true,
};

const customerCashBalanceTransactions: RawStream = {
  name: "customer_cash_balance_transactions",
  object: "CustomerCashBalanceTransaction",
  ...listOf(customers),
  children: { route: "/v1/customers/{id}/cash_balance_transactions" },
  changes: [{ types: ["customer_cash_balance_transaction.created"], idField: "customer" }],
  isRare: true,
};

const paymentMethodConfigurations: RawStream = {
  name: "payment_method_configurations",
  object: "PaymentMethodConfiguration",
  path: "/v1/payment_method_configurations",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
};

const paymentMethodDomains: RawStream = {
  name: "payment_method_domains",
  object: "PaymentMethodDomain",
  path: "/v1/payment_method_domains",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
};

const applePayDomains: RawStream = {
  name: "apple_pay_domains",
  object: "ApplePayDomain",
  path: "/v1/apple_pay/domains",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  vanishes: true,
  ignoresImportWindow: true,
};

/** Payments of any processor that are reported to Stripe: https://docs.stripe.com/payments/payment-records */
const paymentRecords: RawStream = {
  name: "payment_records",
  object: "PaymentRecord",
  path: "/v1/payment_records",
  listing: "created_after",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
};

const paymentAttemptRecords: RawStream = {
  name: "payment_attempt_records",
  object: "PaymentAttemptRecord",
  ...listOf(paymentRecords),
  children: { route: "/v1/payment_attempt_records", parentParam: "payment_record" },
  changes: [],
  unreported: "all",
  isRare: true,
};

export const paymentMethodStreams: readonly RawStream[] = [
  paymentMethods,
  customerPaymentMethods,
  customerSources,
  customerCashBalanceTransactions,
  paymentMethodConfigurations,
  paymentMethodDomains,
  applePayDomains,
  paymentRecords,
  paymentAttemptRecords,
];
