import type { CreateCreditNote } from "../params/invoice.js";
import { idOf, type CreditNote, type Invoice } from "../types.js";
import type { Origin } from "./origin.js";

export interface NewCreditNote {
  readonly params: CreateCreditNote;
  readonly invoice: Invoice;
  readonly number: string;
  /** The refund that pays it back, or null. */
  readonly refund: NoteRefund | null;
}

/** A refund of a charge, or of money that did not go through Stripe. The latter has no object in /v1/refunds. */
export type NoteRefund =
  | { readonly type: "refund"; readonly refund: string }
  | { readonly type: "payment_record_refund"; readonly payment_record: string; readonly refund_group: string };

/** https://docs.stripe.com/api/credit_notes/object: issued, with custom lines. */
export function newCreditNote({ params, invoice, number, refund }: NewCreditNote, origin: Origin): CreditNote {
  const id = origin.ids("creditNote");
  const amount = params.amountMinor;
  const isPrePayment = invoice.status === "open";
  return {
    id,
    object: "credit_note",
    amount,
    amount_shipping: 0,
    created: origin.nowSeconds,
    currency: invoice.currency,
    customer: idOf(invoice.customer!),
    customer_account: null,
    customer_balance_transaction: null,
    discount_amount: 0,
    discount_amounts: [],
    effective_at: origin.nowSeconds,
    invoice: invoice.id,
    lines: {
      object: "list",
      data: (params.lineAmountsMinor ?? [amount]).map((line) => newLine(line, params.memo, origin)),
      has_more: false,
      url: `/v1/credit_notes/${id}/lines`,
    },
    livemode: origin.livemode,
    memo: params.memo ?? null,
    metadata: {},
    number,
    out_of_band_amount: params.settle === "out_of_band" ? amount : null,
    pdf: `https://pay.stripe.com/credit_notes/${origin.ids("creditNote")}/pdf`,
    post_payment_amount: isPrePayment ? 0 : amount,
    pre_payment_amount: isPrePayment ? amount : 0,
    pretax_credit_amounts: [],
    reason: params.reason ?? null,
    refunds: refund ? [refundEntry(refund, amount)] : [],
    shipping_cost: null,
    status: "issued",
    subtotal: amount,
    subtotal_excluding_tax: amount,
    total: amount,
    total_excluding_tax: amount,
    total_taxes: [],
    type: isPrePayment ? "pre_payment" : "post_payment",
    voided_at: null,
  };
}

function refundEntry(refund: NoteRefund, amount: number): CreditNote["refunds"][number] {
  if (refund.type === "refund") return { ...refund, amount_refunded: amount, payment_record_refund: null };
  const { type, payment_record, refund_group } = refund;
  const entry = { type, amount_refunded: amount, payment_record_refund: { payment_record, refund_group } };
  // Inferred: this type has no `refund`, although the SDK's interface requires it.
  return entry as CreditNote["refunds"][number];
}

function newLine(amount: number, memo: string | undefined, origin: Origin): CreditNote["lines"]["data"][number] {
  return {
    id: origin.ids("creditNoteLine"),
    object: "credit_note_line_item",
    amount,
    description: memo ?? "Credit",
    discount_amount: 0,
    discount_amounts: [],
    livemode: origin.livemode,
    metadata: {},
    pretax_credit_amounts: [],
    quantity: 1,
    tax_rates: [],
    taxes: [],
    type: "custom_line_item",
    unit_amount: amount,
    unit_amount_decimal: String(amount),
  };
}
