import { describe, expect, test } from "vitest";
import { invoiceFacts } from "./invoice.js";
import type { Json } from "./json.js";

import { price } from "./testing.js";

describe("an invoice", () => {
  const period = { start: 1000, end: 2000 };
  const line = {
    id: "il_1",
    amount: 5800,
    quantity: 2,
    period,
    discount_amounts: [{ amount: 580, discount: "di_1" }],
    taxes: [
      { amount: 100, tax_behavior: "inclusive" },
      { amount: 50, tax_behavior: "exclusive" },
    ],
    pricing: {
      type: "price_details",
      unit_amount_decimal: "2900",
      price_details: { price: "price_1", product: "prod_1" },
    },
    parent: {
      type: "subscription_item_details",
      subscription_item_details: { subscription: "sub_1", subscription_item: "si_1", proration: false },
    },
  };
  const prorated = {
    ...line,
    parent: { ...line.parent, subscription_item_details: { subscription: "sub_1", proration: true } },
  };
  const oneOff = {
    ...line,
    parent: { type: "invoice_item_details", invoice_item_details: { proration: false, subscription: "sub_1" } },
  };
  const invoice: Json = {
    id: "in_1",
    object: "invoice",
    customer: "cus_1",
    created: 1000,
    currency: "usd",
    status: "paid",
    amount_due: 5220,
    amount_paid: 5220,
    attempted: true,
    attempt_count: 1,
    status_transitions: { finalized_at: 1001, paid_at: 1002 },
    parent: { type: "subscription_details", subscription_details: { subscription: "sub_1" } },
    lines: { object: "list", data: [line, prorated, oneOff] },
  };

  test("keeps only lines of subscriptions: whole periods and prorations", () => {
    expect(invoiceFacts(invoice)).toMatchObject({
      subscriptionId: "sub_1",
      finalizedSeconds: 1001,
      paidSeconds: 1002,
      amountPaidOffStripeMinor: 0,
    });
    expect(invoiceFacts(invoice).lines).toEqual([
      {
        id: "il_1",
        proration: null,
        creditedLineIds: [],
        subscriptionId: "sub_1",
        itemId: "si_1",
        priceId: "price_1",
        productId: "prod_1",
        recurrence: null,
        isMetered: null,
        quantity: 2,
        amountMinor: 5800,
        discounts: [{ discountId: "di_1", amountMinor: 580 }],
        inclusiveTaxMinor: 100,
        periodStartSeconds: 1000,
        periodEndSeconds: 2000,
      },
      expect.objectContaining({ itemId: null, subscriptionId: "sub_1", proration: "debit" }),
    ]);
  });

  test("from before basil has the same facts, and the price's recurrence, too", () => {
    const { pricing, parent, taxes, ...rest } = line;
    expect([pricing, parent, taxes]).toHaveLength(3);
    const old = {
      ...rest,
      type: "subscription",
      subscription: "sub_1",
      subscription_item: "si_1",
      proration: false,
      price,
      tax_amounts: [{ amount: 100, inclusive: true }],
    };
    const json = {
      ...invoice,
      parent: undefined,
      subscription: "sub_1",
      lines: { data: [old, { ...old, proration: true }, { ...old, type: "invoiceitem" }] },
    };
    const expected = invoiceFacts(invoice).lines[0];
    expect(invoiceFacts(json).lines).toEqual([
      { ...expected, recurrence: { interval: "month", intervalCount: 1 }, isMetered: false },
      expect.objectContaining({ itemId: "si_1", proration: "debit" }),
    ]);
  });

  test("paid outside of Stripe has the stated amount, or in older versions the rest", () => {
    const outside = { ...invoice, amount_paid: 0 };
    expect(invoiceFacts({ ...outside, amount_paid_off_stripe: 5220 }).amountPaidOffStripeMinor).toBe(5220);
    expect(invoiceFacts({ ...outside, paid_out_of_band: true }).amountPaidOffStripeMinor).toBe(5220);
    expect(invoiceFacts({ ...outside, status: "open", paid_out_of_band: false }).amountPaidOffStripeMinor).toBe(0);
  });

  test("has its payment's failure code if the payment is expanded", () => {
    const error = { code: "card_declined", decline_code: "insufficient_funds" };
    expect(invoiceFacts({ ...invoice, payment_intent: { id: "pi_1", last_payment_error: error } }).failureCode).toBe(
      "insufficient_funds",
    );
    const payments = {
      data: [{ payment: { type: "payment_intent", payment_intent: { last_payment_error: { code: "expired_card" } } } }],
    };
    expect(invoiceFacts({ ...invoice, payments }).failureCode).toBe("expired_card");
    expect(invoiceFacts({ ...invoice, payment_intent: "pi_1" }).failureCode).toBeNull();
  });

  test("has the ids of its successful and failed payments, in every API version", () => {
    const paying = (...payments: Json[]) => ({
      ...invoice,
      payments: { data: payments.map((payment) => ({ payment })) },
    });
    const intent = { type: "payment_intent", payment_intent: "pi_1" };
    expect(invoiceFacts(paying(intent, { type: "charge", charge: "ch_2" }, intent)).paidBy).toEqual(["pi_1", "ch_2"]);
    expect(invoiceFacts(paying({ type: "payment_intent", payment_intent: { id: "pi_1" } })).paidBy).toEqual(["pi_1"]);
    expect(invoiceFacts(paying({ type: "payment_record", payment_record: "pr_1" })).paidBy).toEqual([]);
    expect(invoiceFacts({ ...invoice, payment_intent: "pi_1", charge: "ch_1" }).paidBy).toEqual(["pi_1"]);
    expect(invoiceFacts({ ...invoice, payment_intent: null, charge: { id: "ch_1" } }).paidBy).toEqual(["ch_1"]);
    expect(invoiceFacts(invoice).paidBy).toEqual([]);
  });

  test("has the time when it was voided or marked uncollectible", () => {
    const status_transitions = { finalized_at: 1001, voided_at: 1003, marked_uncollectible_at: 1002 };
    expect(invoiceFacts({ ...invoice, status_transitions })).toMatchObject({
      paidSeconds: null,
      voidedSeconds: 1003,
      uncollectibleSeconds: 1002,
    });
    expect(invoiceFacts(invoice)).toMatchObject({ voidedSeconds: null, uncollectibleSeconds: null });
  });
});
