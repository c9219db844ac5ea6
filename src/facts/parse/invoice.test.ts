import { describe, expect, test } from "vitest";
import { invoiceFacts } from "./invoice.js";
import type { Json } from "./json.js";

import { price, watchedParts } from "./testing.js";

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

  const recordOf = (amount: number) => ({
    data: [
      { status: "paid", amount_paid: amount, payment: { type: "payment_record", payment_record: "pr_1" } },
      { status: "open", amount_paid: 70, payment: { type: "payment_record", payment_record: "pr_2" } },
    ],
  });
  test.each<[string, object, { readonly all: number; readonly offStripe: number }]>([
    ["before basil, its flag shows that the rest was", { paid_out_of_band: true }, { all: 5220, offStripe: 5220 }],
    ["before basil, Stripe took a part", { amount_paid: 220, paid_out_of_band: true }, { all: 5220, offStripe: 5000 }],
    ["before basil, it is not paid yet", { status: "open", paid_out_of_band: false }, { all: 0, offStripe: 0 }],
    ["since basil, amount_paid contains it", { amount_paid: 5220 }, { all: 5220, offStripe: 0 }],
    ["expanded", { amount_paid: 5220, amount_paid_off_stripe: 5000 }, { all: 5220, offStripe: 5000 }],
    ["by a payment record", { amount_paid: 5220, payments: recordOf(20) }, { all: 5220, offStripe: 20 }],
    [
      "by an expanded payment record",
      { amount_paid: 5220, amount_paid_off_stripe: 20, payments: recordOf(20) },
      { all: 5220, offStripe: 20 },
    ],
  ])("counts money outside of Stripe once: %s", (_name, fields, { all, offStripe }) => {
    const { amountPaidMinor, amountPaidOffStripeMinor } = invoiceFacts({ ...invoice, amount_paid: 0, ...fields });
    expect({ all: amountPaidMinor, offStripe: amountPaidOffStripeMinor }).toEqual({ all, offStripe });
  });

  test("has its succeeded payments, and loses only a payment that can't be parsed", () => {
    const paid = { id: "inpay_1", status: "paid", amount_paid: 900, status_transitions: { paid_at: 1500 } };
    const intent = { type: "payment_intent", payment_intent: "pi_1" };
    const payments = {
      data: [
        { ...paid, payment: intent },
        { ...paid, id: "inpay_2", amount_paid: "900", payment: { ...intent, payment_intent: "pi_2" } },
        { ...paid, id: "inpay_3", status: "open", amount_paid: null, payment: { ...intent, payment_intent: "pi_3" } },
      ],
    };
    const { parse, warnings } = watchedParts();
    const facts = invoiceFacts({ ...invoice, payments }, parse);
    expect(facts.paidPayments).toEqual([{ amountMinor: 900, paidSeconds: 1500, isOffStripe: false }]);
    expect(facts.paidBy).toEqual(["pi_1", "pi_2", "pi_3"]);
    expect(warnings).toEqual([expect.stringContaining("leave inpay_2 out")]);
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
