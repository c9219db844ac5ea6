import { describe, expect, it } from "vitest";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { at, billed, monthly, price } from "../testing/world.js";
import { isRecordedMrr, recordedMrr } from "./recorded-mrr.js";
import { subscriptionLines } from "./subscription-lines.js";

const endedSeconds = 1_790_000_000;
const ended = { endedSeconds, status: "canceled" } as SubscriptionFacts;

describe("the recorded MRR of a subscription that ended", () => {
  // A cursor's own second is reported by the next sync. Model seed 62: a customer was deleted in that second.
  it.each([
    [endedSeconds - 1, "incomplete"],
    [endedSeconds, "incomplete"],
    [endedSeconds + 1, "ended"],
  ])("before second %i is %s", (seconds, expected) => {
    expect(recordedMrr(ended, [], seconds, { discounts: "all" })).toBe(expected);
  });
});

const options = { discounts: "all" } as const;
const january = at("2026-01-01");
const first = billed(price(1000), "2026-01-01", "2026-02-01", {}, { id: "in_1", billingReason: "subscription_create" });
const second = billed(price(2000), "2026-02-01", "2026-03-01", {}, { id: "in_2" });
const linesOf = (invoices: readonly InvoiceFacts[]) => subscriptionLines({ invoices }).get("sub_1") ?? [];

describe("the recorded MRR of a subscription", () => {
  const recorded = (invoices: readonly InvoiceFacts[], seconds: number, facts: SubscriptionFacts = monthly(9900)) =>
    recordedMrr(facts, linesOf(invoices), seconds, options);

  it("is that of the last period whose invoice was final a minute before", () => {
    const february = at("2026-02-01");
    expect([january + 59, january + 60].map((seconds) => recorded([first], seconds))).toEqual(["incomplete", 1000]);
    const seconds = [february + 59, february + 60];
    expect(seconds.map((each) => recorded([first, second], each))).toEqual([1000, 2000]);
    expect(recorded([first, { ...second, finalizedSeconds: null }], at("2026-02-20"))).toBe(1000);
  });

  it("does not count a first invoice before it was paid", () => {
    const paidSeconds = january + 500;
    const seconds = [paidSeconds + 59, paidSeconds + 60];
    expect(seconds.map((each) => recorded([{ ...first, paidSeconds }], each))).toEqual(["incomplete", 1000]);
    expect(recorded([{ ...first, paidSeconds: null }], at("2026-03-01"))).toBe("incomplete");
    expect(recorded([{ ...first, paidSeconds: null, billingReason: "subscription_cycle" }], at("2026-03-01"))).toBe(
      1000,
    );
  });

  it("counts a void invoice until a minute after it was voided", () => {
    const voided = { ...second, status: "void", voidedSeconds: at("2026-02-10") };
    const seconds = [at("2026-02-10") + 59, at("2026-02-10") + 60];
    expect(seconds.map((each) => recorded([first, voided], each))).toEqual([2000, 1000]);
  });

  it("counts no lines without an invoice, and no usage", () => {
    const pending = { id: "ii_1", customerId: null, currency: "usd", recordedSeconds: january, line: first.lines[0]! };
    const lines = subscriptionLines({ invoices: [], pendingProrations: [pending] }).get("sub_1")!;
    expect(recordedMrr(monthly(9900), lines, at("2026-03-01"), options)).toBe("incomplete");
    const usage = { ...second, lines: second.lines.map((each) => ({ ...each, isMetered: true })) };
    expect(recorded([first, usage], at("2026-02-20"))).toBe(1000);
  });

  it("is that of the discounts that the option counts, of unknown coupons", () => {
    const discounts = [{ discountId: "di_1", amountMinor: 300 }];
    const reduced = { ...first, lines: first.lines.map((each) => ({ ...each, discounts })) };
    expect(recorded([reduced], at("2026-01-20"))).toBe(700);
    expect(recordedMrr(monthly(9900), linesOf([reduced]), at("2026-01-20"), { discounts: "none" })).toBe(1000);
  });

  it("is none if it expired while incomplete", () => {
    const expired = monthly(1000, { status: "incomplete_expired" });
    expect(recorded([first], at("2026-01-20"), expired)).toBe("incomplete");
    expect(recorded([first], at("2026-01-20"), { ...expired, endedSeconds: january })).toBe("ended");
  });
});

describe("an amount is recorded", () => {
  const isRecorded = (mrrMinor: number, invoices: readonly InvoiceFacts[], seconds: number) =>
    isRecordedMrr(mrrMinor, monthly(9900), linesOf(invoices), seconds, options);

  it("if it is the recorded MRR, which is 0 for a subscription that does not count", () => {
    expect([1000, 999].map((mrr) => isRecorded(mrr, [first], at("2026-01-20")))).toEqual([true, false]);
    expect(isRecorded(0, [], at("2026-01-20"))).toBe(true);
  });

  it.each<[string, InvoiceFacts, before: number, after: number]>([
    ["finalised", second, 1000, 2000],
    [
      "paid for the first time",
      { ...second, finalizedSeconds: january, billingReason: "subscription_create", paidSeconds: at("2026-02-01") },
      1000,
      2000,
    ],
    ["voided", { ...second, finalizedSeconds: january, status: "void", voidedSeconds: at("2026-02-01") }, 2000, 1000],
  ])("only if no invoice was %s within the last minute", (_what, invoice, before, after) => {
    const changed = at("2026-02-01");
    const recordedAt = (seconds: number) => [before, after].map((mrr) => isRecorded(mrr, [first, invoice], seconds));
    expect(recordedAt(changed - 1)).toEqual([true, false]);
    expect(recordedAt(changed)).toEqual([false, false]);
    expect(recordedAt(changed + 59)).toEqual([false, false]);
    expect(recordedAt(changed + 60)).toEqual([false, true]);
  });
});
