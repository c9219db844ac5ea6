import { describe, expect, test } from "vitest";
import { chargeFacts } from "./charge.js";
import type { Json } from "./json.js";
import { watchedParts } from "./testing.js";
import { UnreadableObject } from "./unreadable.js";

const refund = { id: "re_1", object: "refund", created: 1200, currency: "USD", amount: 500, reason: "duplicate" };
const charge: Json = {
  id: "ch_1",
  object: "charge",
  amount: 2900,
  amount_captured: 2900,
  captured: true,
  created: 1000,
  currency: "USD",
  customer: "cus_1",
  disputed: false,
  failure_code: null,
  payment_intent: "pi_1",
  refunds: { object: "list", data: [{ ...refund, status: "pending" }], has_more: false },
  status: "succeeded",
};
const taken = (rest: Json) => chargeFacts({ ...charge, ...rest }).amountMinor;

describe("a charge", () => {
  test("has its refunds if they are expanded", () => {
    expect(chargeFacts(charge)).toEqual({
      id: "ch_1",
      customerId: "cus_1",
      createdSeconds: 1000,
      currency: "usd",
      status: "succeeded",
      amountMinor: 2900,
      attemptedMinor: 2900,
      failureCode: null,
      isCard: false,
      failureTransactionId: null,
      paymentIntentId: "pi_1",
      invoiceId: null,
      isDisputed: false,
      refunds: [
        {
          id: "re_1",
          createdSeconds: 1200,
          currency: "usd",
          amountMinor: 500,
          status: "pending",
          reason: "duplicate",
        },
      ],
    });
    expect(chargeFacts({ ...charge, refunds: undefined }).refunds).toEqual([]);
  });

  test("has the captured amount if it succeeded, otherwise 0", () => {
    expect(taken({ amount_captured: 1000 })).toBe(1000);
    expect(taken({ amount_captured: 0, captured: false })).toBe(0);
    expect(taken({ amount_captured: undefined })).toBe(2900);
    expect(taken({ amount_captured: undefined, captured: false })).toBe(0);
    expect(taken({ status: "failed", failure_code: "card_declined" })).toBe(0);
    expect(taken({ status: "pending" })).toBe(0);
  });

  test("of a version before basil contains its invoice and dispute, and may have no payment intent", () => {
    const old = { ...charge, invoice: "in_1", payment_intent: null, disputed: undefined };
    expect(chargeFacts(old)).toMatchObject({ invoiceId: "in_1", paymentIntentId: null, isDisputed: false });
    expect(chargeFacts({ ...old, dispute: "dp_1" }).isDisputed).toBe(true);
    expect(chargeFacts({ ...charge, disputed: true }).isDisputed).toBe(true);
    expect(chargeFacts({ ...charge, status: "paid" }).status).toBe("succeeded");
    expect(chargeFacts({ ...charge, status: undefined, paid: false }).status).toBe("failed");
  });

  test("of the earliest versions has refunds without a status, which count as succeeded", () => {
    expect(chargeFacts({ ...charge, refunds: [refund] }).refunds).toMatchObject([{ id: "re_1", status: "succeeded" }]);
    expect(chargeFacts({ ...charge, refunds: [{ ...refund, status: null }] }).refunds).toMatchObject([
      { status: "succeeded" },
    ]);
  });

  test("of a guest, or without a customer, belongs to no customer", () => {
    expect(chargeFacts({ ...charge, customer: "gcus_1" }).customerId).toBeNull();
    expect(chargeFacts({ ...charge, customer: null }).customerId).toBeNull();
    expect(chargeFacts({ ...charge, customer: { id: "cus_2", deleted: true } }).customerId).toBe("cus_2");
  });

  test("that can't be parsed throws one error that contains its id", () => {
    expect(() => chargeFacts({ ...charge, created: undefined })).toThrow(
      new UnreadableObject("charge", "ch_1", 'its field "created" is missing'),
    );
    expect(() => chargeFacts({ ...charge, refunds: [{ ...refund, amount: "5" }] })).toThrow(/refund re_1/);
  });

  test.each<[string, unknown, string[]]>([
    ["with an amount that is no number", [{ ...refund, id: "re_2", amount: "5" }, refund], ["leave re_2 out"]],
    ["that is no object", ["re_2", refund], ["leave the refunds of charge ch_1 out"]],
    ["without an id", [{ ...refund, id: null }, refund], ["leave the refunds of charge ch_1, number 1 out"]],
  ])("loses only a refund %s, with a warning", (_name, refunds, expected) => {
    const { parse, warnings } = watchedParts();
    expect(chargeFacts({ ...charge, refunds }, parse).refunds.map(({ id }) => id)).toEqual(["re_1"]);
    expect(warnings).toEqual(expected.map((text) => expect.stringContaining(text)));
  });

  test("loses refunds that are no list, with a warning", () => {
    const { parse, warnings } = watchedParts();
    expect(chargeFacts({ ...charge, refunds: 5 }, parse)).toMatchObject({ id: "ch_1", refunds: [] });
    expect(warnings).toEqual([expect.stringContaining("leave the refunds of charge ch_1 out")]);
  });

  test.each<[string, object, boolean]>([
    ["a card", { payment_method_details: { type: "card" } }, true],
    ["a card in a terminal", { payment_method_details: { type: "card_present" } }, true],
    ["a bank debit", { payment_method_details: { type: "us_bank_account" } }, false],
    ["a card of older versions", { source: { object: "card" } }, true],
    ["a bank account of older versions", { source: { object: "bank_account" } }, false],
    ["a card of the earliest versions", { card: { object: "card" } }, true],
    ["an unknown method", {}, false],
  ])("by %s knows whether it is one of a card", (_name, method, isCard) => {
    expect(chargeFacts({ ...charge, ...method }).isCard).toBe(isCard);
  });

  test("that failed has the amount it tried to take, and the transaction of its failure", () => {
    const failed = { ...charge, status: "failed", failure_balance_transaction: { id: "txn_1" } };
    expect(chargeFacts(failed)).toMatchObject({
      amountMinor: 0,
      attemptedMinor: 2900,
      failureTransactionId: "txn_1",
    });
  });
});
