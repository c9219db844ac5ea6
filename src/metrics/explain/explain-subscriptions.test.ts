import { describe, expect, it } from "vitest";
import {
  at,
  change,
  customer,
  discount,
  failure,
  invoice,
  item,
  monthly,
  noReferences,
  price,
  subscription,
} from "../testing/world.js";
import type { Dossier } from "../dossier/dossier.js";
import type { MetricsOptions } from "../options.js";
import { explained, linesOf } from "../testing/explained.js";

function lines(title: string, of: Partial<Dossier>, options: Partial<MetricsOptions> = {}): string[] {
  return linesOf(explained(of, options), title);
}

describe("the explanation of the status", () => {
  it("contains the subscription that decided it", () => {
    const ended = monthly(2900, { id: "sub_2", status: "canceled", endedSeconds: at("2026-02-01") });
    expect(lines("Status", { subscriptions: [monthly(2900), ended] })).toEqual([
      "Status: active, detail paying",
      "  The first that holds of active, trial, churned, lead: sub_1 (active) makes it active.",
      "  Detail paying: its MRR is more than 0.",
      "  Stage Customer: the default for active.",
    ]);
  });

  it("contains the option that decided it, and the user's own stages", () => {
    const of = { subscriptions: [monthly(2900, { status: "unpaid" })] };
    expect(lines("Status", of, { unpaidCounts: true, stageMap: { unpaid: "At risk" } })).toEqual([
      "Status: active, detail unpaid",
      "  The first that holds of active, trial, churned, lead: sub_1 (unpaid, metrics.unpaid_counts is true) makes it active.",
      "  Detail unpaid: a subscription that counts is unpaid.",
      "  Stage At risk: what stage_map says for unpaid.",
    ]);
  });

  it("covers customers without a paid subscription", () => {
    expect(lines("Status", {})[1]).toBe(
      "  The first that holds of active, trial, churned, lead: there never was a subscription.",
    );
    expect(lines("Status", { subscriptions: [monthly(2900, { status: "incomplete" })] })[1]).toBe(
      "  The first that holds of active, trial, churned, lead: no first payment was made for sub_1.",
    );
  });

  it("contains a reason for every detail", () => {
    const trial = { status: "trialing", trialStartSeconds: at("2026-03-10"), trialEndSeconds: at("2026-03-24") };
    const over = { status: "canceled", trialStartSeconds: at("2026-01-01"), trialEndSeconds: at("2026-01-15") };
    const cases = [
      { status: "past_due" },
      { pauseBehavior: "void" },
      { cancelAtPeriodEnd: true },
      { items: [item(price(0))] },
      { items: [item(price(1, "month", { isMetered: true }), null)] },
      trial,
      { ...trial, cancelAtPeriodEnd: true },
      { ...over, endedSeconds: at("2026-01-15") },
      { status: "unpaid" },
      { status: "paused" },
      { status: "canceled", endedSeconds: at("2026-01-15") },
      { status: "incomplete" },
    ];
    const details = cases.map((rest) => lines("Status", { subscriptions: [subscription([item(price(1))], rest)] })[2]!);
    expect(new Set(details).size).toBe(cases.length);
    expect(details.filter((line) => line.includes("by its status"))).toEqual([]);
  });
});

describe("the explanation of a date", () => {
  it("contains the object with the date", () => {
    const of = {
      subscriptions: [monthly(2900, { cancelAtSeconds: at("2026-05-01") })],
      invoices: [invoice({ id: "in_1" }), invoice({ id: "in_2", createdSeconds: at("2026-02-01") })],
    };
    expect(lines("Dates", of)).toEqual([
      "Dates",
      "  signed up 2026-01-01: when the customer was created, cus_1",
      "  first paid 2026-01-01: the first invoice on which something was paid, in_1",
      "  last paid 2026-02-01: the last invoice on which something was paid, in_2",
      "  renews 2026-04-01: the earliest end of a period of a running subscription, sub_1",
      "  cancels 2026-05-01: the earliest cancellation that is scheduled, sub_1",
    ]);
  });

  it("covers trials and churn", () => {
    const trial = { trialStartSeconds: at("2026-01-01"), trialEndSeconds: at("2026-01-15") };
    const of = { subscriptions: [monthly(2900, { status: "canceled", endedSeconds: at("2026-01-15"), ...trial })] };
    expect(lines("Dates", of).slice(2)).toEqual([
      "  trial started 2026-01-01: the latest trial, sub_1",
      "  trial ends 2026-01-15: the latest trial, sub_1",
      "  churned 2026-01-15: the last stop of a subscription, sub_1",
    ]);
  });
});

describe("the explanation of lifecycle events", () => {
  it("has one line per event in order of time, with MRR before and after and the source", () => {
    const before = monthly(2900, { createdSeconds: at("2026-01-10"), startSeconds: at("2026-01-05") });
    const after = { ...before, items: [item(price(4900))] };
    const owed = invoice({
      id: "in_2",
      status: "open",
      createdSeconds: at("2026-03-14"),
      failureCode: "card_declined",
    });
    const of = {
      subscriptions: [after],
      invoices: [owed],
      changes: [change("2026-03-14T12:00:00Z", before, after), failure("2026-03-14T13:00:00Z", owed)],
    };
    expect(lines("Lifecycle", of, { eventSet: "canonical" })).toEqual([
      "Lifecycle events: 4, those of metrics.event_set canonical",
      "  2026-01-01 user_signed_up [from the object]",
      "  2026-01-05 (recorded 2026-01-10) subscription_changed sub_1 price_2900_month (started) 0.00 " +
        "USD -> 29.00 USD (new +29.00 USD) [from history, inferred]",
      "  2026-03-14 12:00:00 subscription_changed sub_1 price_4900_month (upgraded) 29.00 USD -> " +
        "49.00 USD (expansion +20.00 USD) [from Stripe's event]",
      "  2026-03-14 13:00:00 payment_failed sub_1 in_2 29.00 USD attempt 1 card_declined [from Stripe's event]",
      "  49.00 USD  all changes of MRR together",
    ]);
  });
});

describe("the whole explanation", () => {
  it("begins with the customer and the time", () => {
    const { heading } = explained(
      { customer: customer({ metadata: { workspace: "ws_7" } }) },
      { externalIdMetadataKey: "workspace" },
    );
    expect(heading).toEqual([
      "Customer cus_1: Ada, ada@example.com",
      "workspace: ws_7",
      "As of 2026-03-15 in Stripe account acct_1, test mode. All times are UTC.",
    ]);
    const gone = customer({ name: null, email: null, isDeleted: true });
    expect(explained({ customer: gone }).heading[0]).toBe("Customer cus_1 (deleted in Stripe)");
  });

  it("ends with what could not be valued", () => {
    const unknown = discount({}, { couponId: null, coupon: undefined });
    const explanation = explained({ subscriptions: [monthly(2900, { discounts: [unknown] })] }, {}, noReferences);
    expect(linesOf(explanation, "What this rests on")).toEqual([
      "What this rests on",
      "  Discount di_coupon: its coupon is unknown, so MRR is given without this discount.",
    ]);
  });
});
