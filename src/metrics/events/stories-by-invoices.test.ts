import { describe, expect, test } from "vitest";
import type { Dossier } from "../dossier/dossier.js";
import {
  at,
  billed,
  derived as derivedWith,
  invoice,
  item,
  monthly,
  price,
  subscription,
  eventLines,
} from "../testing/world.js";

/** Returns only the event types that these scenarios check. */
const derived = (of: Partial<Dossier>) => derivedWith(of, { eventSet: "canonical" });

describe("scenarios from invoices", () => {
  const small = price(2900);
  const large = price(4900);
  const since = { createdSeconds: at("2025-12-01") };

  test("an upgrade starts with the period that was billed for it, and the start has the amount at that time", () => {
    const invoices = [
      billed(large, "2026-02-01", "2026-03-01"),
      billed(small, "2025-12-01", "2026-01-01"),
      billed(small, "2026-01-01", "2026-02-01"),
    ];
    expect(
      eventLines(derived({ subscriptions: [monthly(4900, since)], invoices })).filter((line) =>
        line.includes("changed"),
      ),
    ).toEqual([
      "2025-12-01 subscription_changed [started] 0->2900 usd new history/inferred",
      "2026-02-01 subscription_changed [upgraded] 2900->4900 usd expansion history/inferred",
    ]);
  });

  test("a change that no invoice shows yet is at the start of the current period", () => {
    const invoices = [billed(small, "2025-12-01", "2026-01-01"), billed(small, "2026-03-01", "2026-04-01")];
    expect(eventLines(derived({ subscriptions: [monthly(4900, since)], invoices })).at(-1)).toBe(
      "2026-03-01 subscription_changed [upgraded] 2900->4900 usd expansion history/inferred",
    );
  });

  test("monthly to yearly is inferred from the length of the periods alone", () => {
    const yearly = price(29_000, "year");
    const invoices = [billed(small, "2025-12-01", "2026-01-01"), billed(yearly, "2026-01-01", "2027-01-01")];
    const facts = subscription([item(yearly, 1, { periodStartSeconds: at("2026-01-01") })], since);
    expect(eventLines(derived({ subscriptions: [facts], invoices })).at(-1)).toBe(
      "2026-01-01 subscription_changed [interval] 2900->2417 usd contraction history/inferred",
    );
  });

  test("a discount in one period never lowers MRR, a discount in several periods lowers it during them", () => {
    const off = { discounts: [{ discountId: "di_gone", amountMinor: 1000 }] };
    const periods = [
      ["2025-12-01", "2026-01-01"],
      ["2026-01-01", "2026-02-01"],
      ["2026-02-01", "2026-03-01"],
    ] as const;
    const history = (discounted: number) =>
      eventLines(
        derived({
          subscriptions: [monthly(2900, since)],
          invoices: periods.map(([start, end], index) => billed(small, start, end, index < discounted ? off : {})),
        }),
      ).filter((line) => line.includes("changed"));
    expect(history(1)).toEqual(["2025-12-01 subscription_changed [started] 0->2900 usd new history/inferred"]);
    expect(history(2)).toEqual([
      "2025-12-01 subscription_changed [started] 0->1900 usd new history/inferred",
      "2026-02-01 subscription_changed [discount] 1900->2900 usd expansion history/inferred",
    ]);
  });

  test("amounts that Stripe rounded on the invoice are no changes", () => {
    const fine = price("333.5", "week");
    const facts = subscription([item(fine, 3)], since);
    const line = billed(fine, "2026-02-01", "2026-02-08", { quantity: 3, amountMinor: 1001 });
    const events = eventLines(derived({ subscriptions: [facts], invoices: [line] })).filter((one) =>
      one.includes("changed"),
    );
    expect(events).toEqual(["2025-12-01 subscription_changed [started] 0->4336 usd new history/inferred"]);
  });

  test("a customer leaves and returns", () => {
    const gone = monthly(2900, { ...since, status: "canceled", endedSeconds: at("2026-01-10") });
    const back = monthly(4900, { id: "sub_2", createdSeconds: at("2026-02-20") });
    expect(eventLines(derived({ subscriptions: [back, gone] })).filter((line) => line.includes("sub"))).toEqual([
      "2025-12-01 subscription_changed [started] 0->2900 usd new history/inferred",
      "2026-01-10 subscription_cancelled 2900->0 usd churn list/exact",
      "2026-02-20 subscription_changed [started] 0->4900 usd reactivation history/inferred",
    ]);
  });

  test("usage, trials, drafts and void invoices are not part of the contract", () => {
    const invoices = [
      billed(price(9900), "2026-01-01", "2026-02-01", { priceId: "price_usage" }, { createdSeconds: at("2026-02-01") }),
      billed(large, "2026-02-01", "2026-03-01", {}, { status: "void" }),
      billed(large, "2026-03-01", "2026-04-01", {}, { status: "draft" }),
    ];
    const events = eventLines(derived({ subscriptions: [monthly(2900, since)], invoices })).filter((one) =>
      one.includes("changed"),
    );
    expect(events).toEqual(["2025-12-01 subscription_changed [started] 0->2900 usd new history/inferred"]);
  });

  test("a subscription that was cancelled while incomplete never counted", () => {
    const first = invoice({ status: "void", billingReason: "subscription_create", isAttempted: true });
    const facts = monthly(2900, { status: "canceled", endedSeconds: at("2026-01-02") });
    expect(eventLines(derived({ subscriptions: [facts], invoices: [first] })).slice(1)).toEqual([
      "2026-01-02 subscription_cancelled 0->0 usd - list/exact",
    ]);
  });

  test("a subscription that was cancelled during its trial never counted", () => {
    const facts = monthly(2900, {
      status: "canceled",
      startSeconds: at("2026-03-01"),
      createdSeconds: at("2026-03-01"),
      trialStartSeconds: at("2026-03-01"),
      trialEndSeconds: at("2026-03-31"),
      endedSeconds: at("2026-03-10"),
    });
    expect(eventLines(derived({ subscriptions: [facts] })).slice(1)).toEqual([
      "2026-03-01 trial_started 30 days list/exact",
      "2026-03-10 subscription_cancelled 0->0 usd - list/exact",
    ]);
  });

  test("all attempts failed if an invoice was settled outside of Stripe", () => {
    const attempted = { status: "paid", isAttempted: true, attemptCount: 3 } as const;
    const failed = (amounts: object) =>
      derived({ invoices: [invoice({ ...attempted, ...amounts })] }).metrics.failed_payment_count;
    expect(failed({ amountPaidMinor: 2900, amountPaidOffStripeMinor: 0 })).toBe(2);
    expect(failed({ amountPaidMinor: 2900, amountPaidOffStripeMinor: 2900 })).toBe(3);
  });
});
