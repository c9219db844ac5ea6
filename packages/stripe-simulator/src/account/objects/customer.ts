import type { CreateCustomer } from "../params/customer.js";
import type { Customer } from "../types.js";
import type { Origin } from "./origin.js";

/** https://docs.stripe.com/api/customers/object */
export function newCustomer(params: CreateCustomer, origin: Origin): Customer {
  return {
    id: origin.ids("customer"),
    object: "customer",
    address: params.country
      ? { city: null, country: params.country, line1: null, line2: null, postal_code: null, state: null }
      : null,
    balance: 0,
    created: origin.nowSeconds,
    // Set by the customer's first invoice.
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: params.email ?? null,
    invoice_prefix: origin.ids("invoicePrefix"),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: params.card ? origin.ids("paymentMethod") : null,
      footer: null,
      rendering_options: null,
    },
    livemode: origin.livemode,
    metadata: { ...params.metadata },
    name: params.name ?? null,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: origin.testClock,
  };
}
