import type { InvoicePayment } from "../types.js";
import type { Origin } from "./origin.js";

export interface NewInvoicePayment {
  readonly invoice: string;
  /** Minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  /** True for the payment that finalising an invoice creates. */
  readonly isDefault: boolean;
  /** "payment_record": money that did not go through Stripe. */
  readonly paidBy: "payment_intent" | "payment_record";
}

/** https://docs.stripe.com/api/invoice-payment/object: open, with its own payment intent or payment record. */
export function newInvoicePayment(params: NewInvoicePayment, origin: Origin): InvoicePayment {
  return {
    id: origin.ids("invoicePayment"),
    object: "invoice_payment",
    amount_paid: null,
    amount_requested: params.amountMinor,
    created: origin.nowSeconds,
    currency: params.currency,
    invoice: params.invoice,
    is_default: params.isDefault,
    livemode: origin.livemode,
    payment:
      params.paidBy === "payment_record"
        ? { payment_record: origin.ids("paymentRecord"), type: "payment_record" }
        : { payment_intent: origin.ids("paymentIntent"), type: "payment_intent" },
    status: "open",
    status_transitions: { canceled_at: null, paid_at: null },
  };
}
