import { describe, expect, it } from "vitest";
import { VirtualClock } from "../clock.js";
import { createAccount } from "./account.js";

const START = Date.UTC(2026, 0, 10, 12) / 1000;

/** Returns an account with a charge of 9000, one minute old. */
function stage() {
  const account = createAccount({ clock: new VirtualClock(START) });
  const charge = account.createCharge({ amountMinor: 9000, currency: "usd", customer: "guest" }).id;
  account.advanceTo(START + 60);
  const charged = () => account.store.collections.charges.get(charge);
  const eventsSince = (seconds: number) =>
    account.store.events
      .filter(({ created }) => created >= seconds)
      .map(({ type, object }) => [type, object["status"]]);
  return { account, charge, charged, eventsSince };
}

describe("a refund", () => {
  it("succeeds immediately, and the charge's refunded amount grows", () => {
    const { account, charge, charged, eventsSince } = stage();
    const { customer, ...refund } = account.refundCharge(charge, { amountMinor: 4000 });
    expect(refund).toMatchObject({ status: "succeeded", amount: 4000, charge });
    expect(customer).toMatch(/^gcus_/);
    expect(charged()).toMatchObject({ amount_refunded: 4000, refunded: false });
    expect(eventsSince(START + 60)).toEqual([
      ["refund.created", "succeeded"],
      ["charge.refunded", "succeeded"],
    ]);
    account.refundCharge(charge);
    expect(charged()).toMatchObject({ amount_refunded: 9000, refunded: true });
    expect(() => account.refundCharge(charge)).toThrow("has 0 left to refund");
  });

  it("that is pending counts as refunded, and succeeds later without a change of the charge", () => {
    const { account, charge, charged, eventsSince } = stage();
    const { id } = account.refundCharge(charge, { status: "pending" });
    expect(account.store.collections.refunds.get(id)).toMatchObject({
      status: "pending",
      pending_reason: "processing",
    });
    const pending = charged();
    expect(pending).toMatchObject({ amount_refunded: 9000, refunded: true });
    account.advanceTo(START + 120);
    const refund = account.settleRefund(id, "succeeded");
    expect(refund).toMatchObject({ status: "succeeded", created: START + 60 });
    expect(JSON.stringify(refund)).not.toContain("pending_reason");
    expect(charged()).toBe(pending);
    expect(eventsSince(START + 120)).toEqual([
      ["charge.refund.updated", "succeeded"],
      ["refund.updated", "succeeded"],
    ]);
    expect(() => account.settleRefund(id, "failed")).toThrow("only a pending refund");
  });

  it("that is pending and fails lowers the charge's refunded amount, so that it can be refunded again", () => {
    const { account, charge, charged, eventsSince } = stage();
    account.refundCharge(charge, { amountMinor: 1000 });
    const { id } = account.refundCharge(charge, { status: "pending" });
    account.advanceTo(START + 120);
    expect(account.settleRefund(id, "failed")).toMatchObject({
      status: "failed",
      failure_reason: "expired_or_canceled_card",
      failure_balance_transaction: expect.stringMatching(/^txn_/) as string,
    });
    expect(charged()).toMatchObject({ amount_refunded: 1000, refunded: false });
    expect(eventsSince(START + 120)).toEqual([
      ["charge.refund.updated", "failed"],
      ["refund.updated", "failed"],
      ["refund.failed", "failed"],
      ["charge.updated", "succeeded"],
    ]);
    expect(account.refundCharge(charge)).toMatchObject({ amount: 8000, status: "succeeded" });
  });
});
