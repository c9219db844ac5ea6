import { describe, expect, it } from "vitest";
import { DAY_SECONDS } from "./billing/calendar.js";
import type { BankAccount } from "./params/customer.js";
import { billed, inDays, RENEWAL } from "./testing/billed.js";
import { GOOD_CARD } from "./testing/good-card.js";

const ACCOUNT: BankAccount = { last4: "6789", country: "US", answerDays: 4, failureCode: null };
const ANSWER = RENEWAL + 4 * DAY_SECONDS;

function debited(failureCode: string | null) {
  const world = billed();
  world.account.setBankAccount(world.customer, { ...ACCOUNT, failureCode });
  world.account.advanceTo(RENEWAL);
  return world;
}

describe("a bank debit", () => {
  it("is pending for days, while its invoice is open and nothing has failed", () => {
    const { account, subscription, charges, invoice, eventTypes } = debited(null);
    account.advanceTo(ANSWER - 1);
    expect(charges()).toMatchObject([
      { status: "pending", paid: false, failure_code: null, payment_method_details: { type: "us_bank_account" } },
    ]);
    expect(invoice()).toMatchObject({ status: "open", attempted: true, attempt_count: 1, next_payment_attempt: null });
    expect(account.store.collections.subscriptions.get(subscription)?.status).toBe("active");
    expect(eventTypes(RENEWAL)).toContain("charge.pending");
    expect(eventTypes(RENEWAL)).not.toContain("invoice.payment_failed");
  });

  it("that the bank accepts pays the invoice days after its charge", () => {
    const { account, charges, invoice, eventTypes } = debited(null);
    account.advanceTo(ANSWER);
    expect(charges()).toMatchObject([{ status: "succeeded", paid: true, created: RENEWAL }]);
    expect(invoice()).toMatchObject({
      status: "paid",
      amount_paid: 2900,
      attempt_count: 1,
      status_transitions: { paid_at: ANSWER },
    });
    expect(account.chargesOf(invoice().id)).toEqual([charges()[0]!.id]);
    expect(eventTypes(ANSWER)).toEqual([
      "charge.succeeded",
      "invoice_payment.paid",
      "invoice.updated",
      "invoice.paid",
      "invoice.payment_succeeded",
    ]);
  });

  it("that the bank refuses fails at the answer, and its balance transaction has that time", () => {
    const { account, subscription, charges, invoice, eventTypes } = debited("insufficient_funds");
    account.advanceTo(ANSWER);
    const [charge] = charges();
    expect(charge).toMatchObject({ status: "failed", created: RENEWAL, failure_code: "insufficient_funds" });
    const { balance_transactions: transactions, subscriptions } = account.store.collections;
    expect(transactions.get(charge!.failure_balance_transaction as string)).toMatchObject({
      created: ANSWER,
      amount: -2900,
      source: charge!.id,
      type: "payment_failure_refund",
    });
    expect(eventTypes(ANSWER).slice(0, 3)).toEqual(["charge.failed", "invoice.updated", "invoice.payment_failed"]);
    expect(invoice()).toMatchObject({ attempt_count: 1, next_payment_attempt: ANSWER + DAY_SECONDS });
    expect(subscriptions.get(subscription)?.status).toBe("past_due");
  });

  it("is debited again by each retry, until the customer pays by card", () => {
    const { account, customer, charges, invoice } = debited("insufficient_funds");
    account.advanceTo(ANSWER + 6 * DAY_SECONDS);
    expect(charges().map(({ status }) => status)).toEqual(["failed", "failed"]);
    expect(invoice()).toMatchObject({ attempt_count: 2, status: "open" });
    account.setBankAccount(customer, null);
    account.payInvoice(invoice().id);
    expect(invoice()).toMatchObject({ attempt_count: 2, status: "paid" });
  });

  it("keeps its invoice from other payments, credits and voiding while it is pending", () => {
    const { account, invoice } = debited(null);
    const { id } = invoice();
    for (const action of [
      () => account.payInvoice(id),
      () => account.payInvoice(id, { outOfBand: true }),
      () => account.voidInvoice(id),
      () => account.createCreditNote({ invoice: id, amountMinor: 100 }),
    ]) {
      expect(action).toThrow(/is being paid by py_\w+, which is pending/);
    }
    account.advanceTo(ANSWER);
    expect(account.createCreditNote({ invoice: id, amountMinor: 100 }).amount).toBe(100);
  });

  it("activates a new subscription before the bank answers", () => {
    const { account, product } = billed();
    const customer = account.createCustomer({}).id;
    account.setBankAccount(customer, ACCOUNT);
    const recurring = { interval: "month" } as const;
    const price = account.createPrice({ product, currency: "usd", unitAmount: 700, recurring }).id;
    const { id, status } = account.createSubscription({ customer, items: [{ price }] });
    expect(status).toBe("active");
    account.advanceTo(inDays(4));
    const latest = account.store.collections.subscriptions.get(id)!.latest_invoice as string;
    expect(account.store.collections.invoices.get(latest)?.status).toBe("paid");
  });

  it("of a customer with a card leaves the card alone", () => {
    const { account, customer } = debited(null);
    expect(account.cardOf(customer)).toEqual(GOOD_CARD);
  });
});
