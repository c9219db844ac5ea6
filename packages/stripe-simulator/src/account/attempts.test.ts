import { describe, expect, it } from "vitest";
import { DAY_SECONDS } from "./billing/calendar.js";
import { billed, inDays, RENEWAL } from "./testing/billed.js";
import { GOOD_CARD } from "./testing/good-card.js";

/** The account's retries: 1, 4, 9 and 16 days after the first attempt. */
const RETRIES = [1, 4, 9, 16].map((days) => RENEWAL + days * DAY_SECONDS);

describe("a failed attempt", () => {
  it("writes a charge with the reason, the outcome and the invoice's payment intent", () => {
    const { account, decline, charges, invoice } = billed();
    decline("insufficient_funds");
    account.advanceTo(RENEWAL);
    const payment = account.store.collections.invoice_payments.all().find((each) => each.invoice === invoice().id);
    expect(charges()).toMatchObject([
      {
        status: "failed",
        amount: 2900,
        created: RENEWAL,
        failure_code: "card_declined",
        failure_message: "Your card was declined.",
        outcome: { reason: "insufficient_funds", type: "issuer_declined", advice_code: "try_again_later" },
        payment_intent: payment!.payment.payment_intent,
      },
    ]);
  });

  it.each([
    ["expired_card", "expired_card"],
    ["incorrect_cvc", "incorrect_cvc"],
    ["do_not_honor", "card_declined"],
  ])("with the decline %s has the failure code %s", (declineCode, failureCode) => {
    const { account, decline, charges } = billed();
    decline(declineCode);
    account.advanceTo(RENEWAL);
    expect(charges()[0]).toMatchObject({ failure_code: failureCode, outcome: { reason: declineCode } });
  });

  it("writes one charge per scheduled retry, and each raises the count", () => {
    const { account, decline, charges, invoice } = billed();
    decline("insufficient_funds");
    account.advanceTo(RETRIES[2]!);
    expect(charges().map(({ created }) => created)).toEqual([RENEWAL, ...RETRIES.slice(0, 3)]);
    expect(invoice()).toMatchObject({ attempt_count: 4, next_payment_attempt: RETRIES[3] });
  });

  it("by hand leaves the count and the schedule, so two events share a count", () => {
    const { account, decline, charges, invoice } = billed();
    decline("insufficient_funds");
    account.advanceTo(RENEWAL + 3600);
    account.payInvoice(invoice().id);
    expect(invoice()).toMatchObject({ attempt_count: 1, next_payment_attempt: RETRIES[0] });
    const counts = account.store.events
      .filter(({ type }) => type === "invoice.payment_failed")
      .map(({ object }) => object["attempt_count"]);
    expect(counts).toEqual([1, 1]);
    expect(charges()).toHaveLength(2);
  });

  it("by hand is the first attempt, if there was none", () => {
    const { account, customer, decline } = billed();
    decline("insufficient_funds");
    const { id } = account.createInvoice({ customer, currency: "usd", lines: [{ amountMinor: 500 }] });
    expect(account.payInvoice(id)).toMatchObject({ status: "open", attempted: true, attempt_count: 1 });
    expect(account.payInvoice(id)).toMatchObject({ status: "open", attempt_count: 1 });
  });
});

describe("a payment after failures", () => {
  it.each([
    ["a scheduled retry raises the count", "schedule", 4],
    ["hand leaves the count", "user", 3],
  ] as const)("by %s", (_, by, count) => {
    const { account, customer, decline, invoice } = billed();
    decline("insufficient_funds");
    account.advanceTo(RETRIES[1]!);
    account.setCard(customer, GOOD_CARD);
    if (by === "user") account.payInvoice(invoice().id);
    else account.advanceTo(RETRIES[2]!);
    expect(invoice()).toMatchObject({ status: "paid", attempt_count: count });
  });
});

describe("a hard decline", () => {
  it("is not charged again, and scheduled retries still raise the count", () => {
    const { account, decline, charges, invoice, eventTypes } = billed();
    decline("stolen_card");
    account.advanceTo(RETRIES[1]!);
    expect(charges()).toMatchObject([{ created: RENEWAL, outcome: { advice_code: "do_not_try_again" } }]);
    expect(invoice()).toMatchObject({ attempt_count: 3, next_payment_attempt: RETRIES[2] });
    expect(eventTypes(RENEWAL + 1)).toEqual(["invoice.updated", "invoice.updated"]);
  });

  it("is over when the customer has another card", () => {
    const { account, customer, decline, charges, invoice } = billed();
    decline("stolen_card");
    account.advanceTo(RETRIES[1]!);
    account.setCard(customer, GOOD_CARD);
    account.advanceTo(RETRIES[2]!);
    expect(charges().map(({ status, created }) => [status, created])).toEqual([
      ["failed", RENEWAL],
      ["succeeded", RETRIES[2]],
    ]);
    expect(invoice()).toMatchObject({ status: "paid", attempt_count: 4 });
  });

  it("does not stop an attempt by hand, nor the first attempt of the next invoice", () => {
    const { account, decline, charges, invoice } = billed();
    decline("stolen_card");
    account.advanceTo(RENEWAL);
    account.payInvoice(invoice().id);
    expect(charges()).toHaveLength(2);
    account.advanceTo(inDays(40));
    const { id } = account.createInvoice({
      customer: invoice().customer as string,
      currency: "usd",
      lines: [{ amountMinor: 500 }],
    });
    account.payInvoice(id);
    expect(charges()).toHaveLength(3);
  });

  it("ends as the policy says after the last retry", () => {
    const { account, subscription, decline, invoice } = billed();
    decline("stolen_card");
    account.advanceTo(RETRIES[3]!);
    expect(invoice()).toMatchObject({ status: "uncollectible", attempt_count: 5, next_payment_attempt: null });
    expect(account.store.collections.subscriptions.get(subscription)?.status).toBe("canceled");
  });
});
