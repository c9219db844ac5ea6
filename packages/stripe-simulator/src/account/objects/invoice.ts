import { DAY_SECONDS } from "../billing/calendar.js";
import type { Customer, Discount, Invoice, InvoiceLine, Subscription } from "../types.js";
import type { Origin } from "./origin.js";

export interface NewInvoice {
  readonly id: string;
  readonly customer: Customer;
  /** null: a one-off invoice. */
  readonly subscription: Subscription | null;
  readonly currency: string;
  /** With their discount amounts. */
  readonly lines: readonly InvoiceLine[];
  readonly discounts: readonly Discount[];
  readonly billingReason: "subscription_create" | "subscription_cycle" | "subscription_update" | "upcoming" | "manual";
  readonly collectionMethod: string;
  readonly daysUntilDue: number | null;
  readonly description: string | null;
  readonly periodStart: number;
  readonly periodEnd: number;
  readonly autoAdvance: boolean;
  /** Unix seconds. null: it is not finalised automatically. */
  readonly finalizesAt: number | null;
}

/**
 * https://docs.stripe.com/api/invoices/object: a draft. Its total is the sum of its lines less their discount amounts.
 */
export function newInvoice(params: NewInvoice, origin: Origin): Invoice {
  const { customer, subscription } = params;
  const subtotal = params.lines.reduce((sum, line) => sum + line.amount, 0);
  const discountAmounts = totalDiscountAmounts(params.lines);
  const total = subtotal - discountAmounts.reduce((sum, { amount }) => sum + amount, 0);
  const due = Math.max(0, total);
  return {
    id: params.id,
    object: "invoice",
    account_country: "US",
    account_name: "Simulated account",
    account_tax_ids: null,
    amount_due: due,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_paid_off_stripe: 0,
    amount_remaining: due,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: params.autoAdvance,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: params.finalizesAt,
    billing_reason: params.billingReason,
    collection_method: params.collectionMethod,
    created: origin.nowSeconds,
    currency: params.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: "none",
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: params.description,
    discounts: [...params.discounts],
    due_date: params.daysUntilDue === null ? null : origin.nowSeconds + params.daysUntilDue * DAY_SECONDS,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: "self" },
    last_finalization_error: null,
    latest_revision: null,
    lines: {
      object: "list",
      data: params.lines.map((line) => ({ ...line, invoice: params.id })),
      has_more: false,
      url: `/v1/invoices/${params.id}/lines`,
    },
    livemode: origin.livemode,
    metadata: {},
    next_payment_attempt:
      params.collectionMethod === "charge_automatically" && params.autoAdvance ? params.finalizesAt : null,
    number: null,
    on_behalf_of: null,
    parent: subscription && {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: "subscription_details",
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: params.periodEnd,
    period_start: params.periodStart,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: "draft",
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal,
    subtotal_excluding_tax: subtotal,
    test_clock: origin.testClock,
    total,
    total_discount_amounts: discountAmounts,
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  };
}

function totalDiscountAmounts(lines: readonly InvoiceLine[]): { amount: number; discount: string }[] {
  const totals = new Map<string, number>();
  for (const { discount_amounts } of lines) {
    for (const { amount, discount } of discount_amounts ?? []) {
      const id = discount as string;
      totals.set(id, (totals.get(id) ?? 0) + amount);
    }
  }
  return [...totals].map(([discount, amount]) => ({ amount, discount }));
}
