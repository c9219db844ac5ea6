import { describe, expect, test } from "vitest";
import type { SubscriptionFacts } from "../facts/subscription-facts.js";
import { at, change, derived, invoice, item, monthly, price, subscription, told } from "../testing.js";

describe("trials and statuses", () => {
  const trial = {
    trialStartSeconds: at("2026-03-05"),
    trialEndSeconds: at("2026-03-19"),
    createdSeconds: at("2026-03-05"),
  };
  const over = {
    trialStartSeconds: at("2026-02-01"),
    trialEndSeconds: at("2026-02-15"),
    createdSeconds: at("2026-02-01"),
  };

  test("vector 34: a trial of 14 days has no MRR yet", () => {
    const result = derived({ subscriptions: [monthly(2900, { ...trial, status: "trialing" })] });
    expect(result.metrics).toMatchObject({ mrr: 0, trial_mrr: 2900, status: "trial", stage: "Trial" });
    expect(told(result)).toEqual([
      "2026-01-01 user_signed_up list/exact",
      "2026-03-05 trial_started 14 days list/exact",
    ]);
  });

  test("vector 35: a trial that was paid starts its contract at the trial's end", () => {
    const result = derived({
      subscriptions: [monthly(2900, over)],
      invoices: [invoice({ createdSeconds: at("2026-02-15") })],
    });
    expect(result.metrics).toMatchObject({ mrr: 2900, status: "active", ever_paid: true });
    expect(told(result)).toContain("2026-02-15 subscription_changed [started] 0->2900 usd new history/inferred");
  });

  test("vector 38: a trial scheduled to cancel is a trial; after its end it is an expired one that never counted", () => {
    const scheduled = monthly(2900, { ...trial, status: "trialing", cancelAtPeriodEnd: true });
    expect(derived({ subscriptions: [scheduled] }).metrics).toMatchObject({
      mrr: 0,
      status: "trial",
      status_detail: "cancelling",
      will_renew: false,
    });
    const result = derived({
      subscriptions: [monthly(2900, { ...over, status: "canceled", endedSeconds: over.trialEndSeconds })],
    });
    expect(result.metrics).toMatchObject({ mrr: 0, status: "churned", status_detail: "trial_expired" });
    expect(result.events.at(-1)).toMatchObject({
      event_type: "subscription_cancelled",
      mrr_delta: 0,
      during_trial: true,
      movement: null,
    });
    expect(result.events.map(({ event_type }) => event_type)).not.toContain("subscription_changed");
  });

  test("vector 39: a trial that ends without a payment method, paused, is churned and never counted", () => {
    const result = derived({ subscriptions: [monthly(2900, { ...over, status: "paused" })] });
    expect(result.metrics).toMatchObject({
      mrr: 0,
      status: "churned",
      status_detail: "trial_expired",
      ever_paid: false,
    });
    expect(result.metrics.churned_at).toBe("2026-02-15T00:00:00.000Z");
    expect(result.events.map(({ event_type }) => event_type)).toEqual(["user_signed_up", "trial_started"]);
  });

  test("vector 41: unpaid loses its MRR", () => {
    const owed = invoice({ createdSeconds: at("2026-03-01"), status: "open", attemptCount: 4 });
    const paid = invoice({ createdSeconds: at("2026-01-01") });
    const result = derived({ subscriptions: [monthly(2900, { status: "unpaid" })], invoices: [paid, owed] });
    expect(result.metrics).toMatchObject({
      mrr: 0,
      status: "churned",
      status_detail: "unpaid",
      failed_payment_count: 4,
    });
    expect(told(result)).toContain("2026-03-01 subscription_changed [unpaid] 2900->0 usd churn history/inferred");
    expect(told(result)).toContain("2026-03-01 payment_failed 2900 attempt 4 list/inferred");
  });

  test("vector 42: incomplete is a lead without changes or cancellation", () => {
    for (const status of ["incomplete", "incomplete_expired"]) {
      const result = derived({ subscriptions: [monthly(2900, { status })] });
      expect(result.metrics).toMatchObject({
        mrr: 0,
        status: "lead",
        status_detail: "incomplete",
        subscription_count: 0,
      });
      expect(result.events.map(({ event_type }) => event_type)).toEqual(["user_signed_up"]);
    }
  });

  test("vector 43: a cancellation at the period's end counts until then, but isn't committed", () => {
    const { metrics } = derived({ subscriptions: [monthly(2900, { cancelAtPeriodEnd: true })] });
    expect(metrics).toMatchObject({
      mrr: 2900,
      committed_mrr: 0,
      status: "active",
      status_detail: "cancelling",
      cancel_at: "2026-04-01T00:00:00.000Z",
    });
  });

  test("vectors 45 and 46: an ended subscription loses its MRR when it ended", () => {
    const result = derived({
      subscriptions: [
        monthly(2900, {
          status: "canceled",
          endedSeconds: at("2026-03-10"),
          cancellationReason: "cancellation_requested",
        }),
      ],
    });
    expect(result.metrics).toMatchObject({
      mrr: 0,
      status: "churned",
      stage: "Churned",
      churned_at: "2026-03-10T00:00:00.000Z",
    });
    expect(told(result).at(-1)).toBe("2026-03-10 subscription_cancelled 2900->0 usd churn list/exact");
    expect(result.events.at(-1)).toMatchObject({
      is_voluntary: true,
      during_trial: false,
      reason: "cancellation_requested",
    });
  });
});

describe("movements and changes", () => {
  test("vector 47: who comes back after 40 days is a reactivation", () => {
    const gone = monthly(2900, { status: "canceled", endedSeconds: at("2026-01-20") });
    const back = monthly(2900, { id: "sub_2", createdSeconds: at("2026-03-01") });
    const result = derived({ subscriptions: [back, gone] });
    expect(result.events.map(({ movement }) => movement)).toEqual([null, "new", "churn", "reactivation"]);
    expect(result.metrics).toMatchObject({ mrr: 2900, status: "active" });
  });

  test("vector 49: a second subscription is an expansion, dropping it a contraction", () => {
    const second = subscription([item(price(1000))], {
      id: "sub_2",
      createdSeconds: at("2026-02-01"),
      status: "canceled",
      endedSeconds: at("2026-03-01"),
    });
    const running = { ...second, status: "active", endedSeconds: null };
    expect(derived({ subscriptions: [monthly(2900), running] }).metrics.mrr).toBe(3900);
    expect(derived({ subscriptions: [monthly(2900), second] }).events.map(({ movement }) => movement)).toEqual([
      null,
      "new",
      "expansion",
      "contraction",
    ]);
  });

  const before = monthly(2900);
  const changes: [string, SubscriptionFacts, object][] = [
    ["50: 2900 to 4900", monthly(4900), { change_types: ["upgraded"], mrr_delta: 2000, movement: "expansion" }],
    [
      "51: monthly 2900 to yearly 29000",
      subscription([item(price(29_000, "year"))]),
      { change_types: ["interval"], mrr_delta: -483, mrr: 2417, movement: "contraction" },
    ],
  ];
  test.each(changes)("vector %s is told by the event", (_name, after, expected) => {
    const { events, metrics } = derived({
      subscriptions: [after],
      changes: [change("2026-03-14T10:00:00Z", before, after)],
    });
    expect(events.at(-1)).toMatchObject({ ...expected, source: "event", precision: "exact" });
    expect(metrics.mrr).toBe(events.at(-1)?.mrr);
  });

  test("vector 52: quantity 3 to 5", () => {
    const [three, five] = [3, 5].map((quantity) => subscription([item(price(2900), quantity)])) as [
      SubscriptionFacts,
      SubscriptionFacts,
    ];
    const { events, metrics } = derived({ subscriptions: [five], changes: [change("2026-03-14", three, five)] });
    expect(metrics.mrr).toBe(14_500);
    expect(events.at(-1)).toMatchObject({ change_types: ["quantity"], mrr_delta: 5800, quantity: 5 });
  });

  test("vector 55: a backdated start happened at its start date and was recorded when it was made", () => {
    const backdated = monthly(2900, { createdSeconds: at("2026-03-10"), startSeconds: at("2026-01-01") });
    expect(told(derived({ subscriptions: [backdated] })).at(-1)).toBe(
      "2026-01-01 (recorded 2026-03-10) subscription_changed [started] 0->2900 usd new history/inferred",
    );
  });

  test("vector 57: A to B to A is three facts, and a rerun repeats them", () => {
    const [a, b] = [monthly(2900), monthly(4900)];
    const born = { ...a, createdSeconds: at("2026-03-14"), startSeconds: at("2026-03-14") };
    const [bornB] = [{ ...born, items: b.items }];
    const story = {
      subscriptions: [born],
      changes: [
        change("2026-03-14", undefined, born, "evt_1"),
        change("2026-03-14T01:00:00Z", born, bornB, "evt_2"),
        change("2026-03-14T02:00:00Z", bornB, born, "evt_3"),
      ],
    };
    const ids = derived(story).events.map(({ event_id }) => event_id);
    expect(new Set(ids).size).toBe(4);
    expect(derived(story).events.map(({ event_id }) => event_id)).toEqual(ids);
  });
});

describe("realised revenue", () => {
  const cases: [string, Parameters<typeof invoice>[0], number][] = [
    ["59: paid 2900", {}, 2900],
    ["61: uncollectible, nothing paid", { status: "uncollectible" }, 0],
    ["67: an invoice of zero", { amountDueMinor: 0 }, 0],
    ["68: open, due 9000, paid 4000", { status: "open", amountDueMinor: 9000, amountPaidMinor: 4000 }, 4000],
    ["paid outside of Stripe", { amountPaidMinor: 0, amountPaidOffStripeMinor: 2900 }, 2900],
    ["void", { status: "void", amountPaidMinor: 2900 }, 0],
  ];
  test.each(cases)("vector %s", (_name, facts, ltv) => {
    expect(derived({ invoices: [invoice(facts)] }).metrics).toMatchObject({ ltv, ever_paid: ltv > 0 });
  });
});
