import { expect, test } from "vitest";
import { creditNoteFacts } from "./credit-note.js";
import { watchedParts } from "./testing.js";
import { UnreadableObject } from "./unreadable.js";

const note = {
  id: "cn_1",
  object: "credit_note",
  amount: 900,
  created: 1000,
  currency: "EUR",
  customer: "cus_1",
  invoice: "in_1",
  out_of_band_amount: 500,
  reason: "order_change",
  refunds: [{ amount_refunded: 400, refund: "re_1" }],
  status: "issued",
  type: "post_payment",
};

test("a credit note has the credited amount, and the part that was paid back outside of Stripe", () => {
  expect(creditNoteFacts(note)).toEqual({
    id: "cn_1",
    invoiceId: "in_1",
    customerId: "cus_1",
    createdSeconds: 1000,
    currency: "eur",
    amountMinor: 900,
    outOfBandMinor: 500,
    recordRefunds: [],
    status: "issued",
    reason: "order_change",
  });
});

test("a credit note before basil, with one refund, has the same facts; without an out-of-band amount, it is 0", () => {
  const { refunds, ...rest } = note;
  expect(refunds).toHaveLength(1);
  const old = { ...rest, refund: "re_1", customer: { id: "cus_1" }, invoice: { id: "in_1" } };
  expect(creditNoteFacts(old)).toEqual(creditNoteFacts(note));
  expect(creditNoteFacts({ ...note, out_of_band_amount: null }).outOfBandMinor).toBe(0);
});

test("a credit note that can't be parsed throws one error that contains its id", () => {
  expect(() => creditNoteFacts({ ...note, status: undefined })).toThrow(
    new UnreadableObject("credit note", "cn_1", 'its field "status" is missing'),
  );
});

test("a credit note has the refunds of payment records, and loses only a refund that can't be parsed", () => {
  const ofRecord = {
    type: "payment_record_refund",
    amount_refunded: 300,
    payment_record_refund: { payment_record: "pr_1", refund_group: "rg_1" },
  };
  const refunds = [
    { type: "refund", amount_refunded: 400, refund: "re_1" },
    ofRecord,
    { ...ofRecord, amount_refunded: "5" },
  ];
  const { parse, warnings } = watchedParts();
  expect(creditNoteFacts({ ...note, refunds }, parse).recordRefunds).toEqual([{ id: "pr_1:rg_1", amountMinor: 300 }]);
  expect(warnings).toEqual([expect.stringContaining("leave the refunds of credit note cn_1, number 3 out")]);
});
