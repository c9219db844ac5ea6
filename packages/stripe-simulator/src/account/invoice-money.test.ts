import { describe, expect, it } from "vitest";
import { billed, inDays } from "./testing/billed.js";

function sentInvoice() {
  const { account, customer, decline } = billed();
  const { id } = account.createInvoice({
    customer,
    currency: "usd",
    lines: [{ amountMinor: 9000 }],
    collectionMethod: "send_invoice",
  });
  account.finalizeInvoice(id);
  const payments = () => account.store.collections.invoice_payments.all().filter(({ invoice }) => invoice === id);
  const invoice = () => account.store.collections.invoices.get(id)!;
  return { account, id, payments, invoice, decline };
}

describe("an invoice that is paid in parts", () => {
  it("has a payment for each part, with its amount and time, and stays open until nothing remains", () => {
    const { account, id, payments, invoice } = sentInvoice();
    account.advanceTo(inDays(2));
    account.payInvoice(id, { amountMinor: 4000 });
    account.advanceTo(inDays(5));
    account.payInvoice(id, { amountMinor: 2500 });
    expect(invoice()).toMatchObject({ status: "open", amount_paid: 6500, amount_remaining: 2500, attempt_count: 1 });
    expect(payments()).toMatchObject([
      { is_default: true, status: "open", amount_paid: null, amount_requested: 2500 },
      { status: "paid", amount_paid: 4000, status_transitions: { paid_at: inDays(2) } },
      { status: "paid", amount_paid: 2500, status_transitions: { paid_at: inDays(5) } },
    ]);
    expect(new Set(payments().map(({ payment }) => payment.payment_intent)).size).toBe(3);
    account.advanceTo(inDays(9));
    account.payInvoice(id);
    expect(invoice()).toMatchObject({ status: "paid", amount_paid: 9000, amount_remaining: 0 });
    expect(payments()[0]).toMatchObject({
      status: "paid",
      amount_paid: 2500,
      status_transitions: { paid_at: inDays(9) },
    });
  });

  it("keeps what was paid when a later part fails, and cancels that part's payment", () => {
    const { account, id, payments, invoice, decline } = sentInvoice();
    account.payInvoice(id, { amountMinor: 4000 });
    decline("insufficient_funds");
    account.advanceTo(inDays(3));
    account.payInvoice(id, { amountMinor: 1000 });
    expect(invoice()).toMatchObject({ status: "open", amount_paid: 4000, attempt_count: 1 });
    expect(payments().at(-1)).toMatchObject({
      status: "canceled",
      amount_paid: null,
      status_transitions: { canceled_at: inDays(3), paid_at: null },
    });
  });
});

describe("an invoice that is paid out of band", () => {
  it("contains the money in amount_paid, and has a payment record", () => {
    const { account, id, payments, invoice } = sentInvoice();
    account.payInvoice(id, { amountMinor: 4000 });
    account.payInvoice(id, { outOfBand: true });
    expect(invoice()).toMatchObject({
      status: "paid",
      amount_paid: 9000,
      amount_paid_off_stripe: 5000,
      amount_remaining: 0,
    });
    expect(payments().map(({ status, amount_paid, payment: { type } }) => [status, amount_paid, type])).toEqual([
      ["canceled", null, "payment_intent"],
      ["paid", 4000, "payment_intent"],
      ["paid", 5000, "payment_record"],
    ]);
    expect(payments()[2]!.payment.payment_record).toMatch(/^pr_/);
    expect(account.chargesOf(id)).toHaveLength(1);
  });
});

describe("a credit note", () => {
  it("refunds a charge by a refund", () => {
    const { account, invoice } = billed();
    const { refunds } = account.createCreditNote({ invoice: invoice().id, amountMinor: 500, settle: "refund" });
    const refund = account.store.collections.refunds.all()[0]!.id;
    expect(refunds).toEqual([{ type: "refund", refund, amount_refunded: 500, payment_record_refund: null }]);
  });

  it("refunds money that was paid out of band by its payment record, without a refund object", () => {
    const { account, id, payments } = sentInvoice();
    account.payInvoice(id, { outOfBand: true });
    const note = account.createCreditNote({ invoice: id, amountMinor: 500, settle: "payment_record_refund" });
    expect(note.refunds).toEqual([
      {
        type: "payment_record_refund",
        amount_refunded: 500,
        payment_record_refund: {
          payment_record: payments().at(-1)!.payment.payment_record,
          refund_group: expect.stringMatching(/^rfg_/) as string,
        },
      },
    ]);
    expect(note.out_of_band_amount).toBeNull();
    expect(account.store.collections.refunds.size).toBe(0);
  });

  it("cannot refund a payment record of an invoice that a card paid", () => {
    const { account, invoice } = billed();
    expect(() =>
      account.createCreditNote({ invoice: invoice().id, amountMinor: 500, settle: "payment_record_refund" }),
    ).toThrow("was not paid out of band");
  });
});
