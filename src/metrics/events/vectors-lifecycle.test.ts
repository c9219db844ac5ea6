import { describe, expect, test } from "vitest";
import type { Derivation } from "../derive.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { at, change, derived, invoice, item, monthly, price, subscription, eventLines } from "../testing/world.js";

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
    expect(eventLines(result)).toEqual([
      "2026-01-01 user_signed_up list/exact",
      "2026-03-05 trial_started 14 days list/exact",
    ]);
  });

  test("vector 35: a paid trial starts its contract at the trial's end, and converts with the payment", () => {
    const paid = invoice({ createdSeconds: at("2026-02-15"), paidSeconds: at("2026-02-15T01:00:00Z") });
    const result = derived({ subscriptions: [monthly(2900, over)], invoices: [paid] });
    expect(result.metrics).toMatchObject({ mrr: 2900, status: "active", ever_paid: true });
    expect(eventLines(result)).toContain("2026-02-15 subscription_changed [started] 0->2900 usd new history/inferred");
    expect(eventLines(result)).toContain("2026-02-15T01:00:00Z trial_converted list/exact");
    expect(only(result, "trial_converted")).toMatchObject({ amount: 2900, invoice_id: paid.id, mrr_delta: null });
    expect(types(result)).not.toContain("trial_expired");
  });

  test("vector 38: a trial scheduled to cancel is a trial; after its end it has expired and never counted", () => {
    const requested = { cancelAtPeriodEnd: true, cancelRequestedSeconds: at("2026-03-07") };
    const scheduled = monthly(2900, { ...trial, ...requested, status: "trialing", cancelAtSeconds: at("2026-03-19") });
    const before = derived({ subscriptions: [scheduled] });
    expect(before.metrics).toMatchObject({
      mrr: 0,
      status: "trial",
      status_detail: "cancelling",
      will_renew: false,
    });
    expect(eventLines(before).at(-1)).toBe("2026-03-07 subscription_cancellation_scheduled list/exact");
    expect(before.events.at(-1)?.cancel_at).toBe("2026-03-19T00:00:00.000Z");

    const ended = { ...scheduled, status: "canceled", endedSeconds: at("2026-03-19") };
    const after = derived({ subscriptions: [ended] }, {}, later);
    expect(after.metrics).toMatchObject({ mrr: 0, status: "churned", status_detail: "trial_expired" });
    expect(eventLines(after)).toEqual([
      "2026-01-01 user_signed_up list/exact",
      "2026-03-05 trial_started 14 days list/exact",
      "2026-03-07 subscription_cancellation_scheduled list/exact",
      "2026-03-19 trial_expired list/exact",
      "2026-03-19 subscription_cancelled 0->0 usd - list/exact",
    ]);
    expect(after.events.at(-1)).toMatchObject({ mrr_delta: 0, during_trial: true, movement: null });
    expect(after.events[2]?.event_id).toBe(before.events.at(-1)?.event_id);
  });

  test("vector 39: a trial that ends paused, without a payment method, is churned and never counted", () => {
    const result = derived({ subscriptions: [monthly(2900, { ...over, status: "paused" })] });
    expect(result.metrics).toMatchObject({
      mrr: 0,
      status: "churned",
      status_detail: "trial_expired",
      ever_paid: false,
    });
    expect(result.metrics.churned_at).toBe("2026-02-15T00:00:00.000Z");
    expect(eventLines(result)).toEqual([
      "2026-01-01 user_signed_up list/exact",
      "2026-02-01 trial_started 14 days list/exact",
      "2026-02-15 trial_expired list/exact",
      "2026-02-15 subscription_paused history/inferred",
    ]);
  });

  test("vector 41: an unpaid subscription has no MRR", () => {
    const owed = invoice({ createdSeconds: at("2026-03-01"), status: "open", attemptCount: 4 });
    const paid = invoice({ createdSeconds: at("2026-01-01") });
    const result = derived({ subscriptions: [monthly(2900, { status: "unpaid" })], invoices: [paid, owed] });
    expect(result.metrics).toMatchObject({
      mrr: 0,
      status: "churned",
      status_detail: "unpaid",
      failed_payment_count: 4,
    });
    expect(eventLines(result)).toContain("2026-03-01 subscription_changed [unpaid] 2900->0 usd churn history/inferred");
    expect(only(result, "subscription_changed", -1)?.mrr_delta).toBe(-2900);
    expect(eventLines(result)).toContain("2026-03-01 payment_failed 2900 attempt 4 list/inferred");
  });

  test("vector 42: an incomplete subscription is a lead without changes or cancellation", () => {
    for (const status of ["incomplete", "incomplete_expired"]) {
      const result = derived({ subscriptions: [monthly(2900, { status })] });
      expect(result.metrics).toMatchObject({
        mrr: 0,
        status: "lead",
        status_detail: status,
        subscription_count: 0,
      });
      expect(types(result)).toEqual(["user_signed_up"]);
    }
  });

  const cancelling = monthly(2900, { cancelAtPeriodEnd: true, cancelRequestedSeconds: at("2026-03-03") });

  test("vector 43: a cancellation at the period's end counts until then, but is not committed", () => {
    const result = derived({ subscriptions: [cancelling] });
    expect(result.metrics).toMatchObject({
      mrr: 2900,
      committed_mrr: 0,
      status: "active",
      status_detail: "cancelling",
      cancel_at: "2026-04-01T00:00:00.000Z",
    });
    expect(eventLines(result).at(-1)).toBe("2026-03-03 subscription_cancellation_scheduled list/exact");
    expect(result.events.at(-1)).toMatchObject({ cancel_at: "2026-04-01T00:00:00.000Z", mrr: null, mrr_delta: null });
  });

  test("vector 45: after its end, its MRR is 0, through a cancellation that was scheduled before", () => {
    const ended = { ...cancelling, status: "canceled", endedSeconds: at("2026-04-01") };
    const result = derived({ subscriptions: [ended] }, {}, later);
    expect(result.metrics).toMatchObject({ mrr: 0, status: "churned", churned_at: "2026-04-01T00:00:00.000Z" });
    expect(eventLines(result).slice(-2)).toEqual([
      "2026-03-03 subscription_cancellation_scheduled list/exact",
      "2026-04-01 subscription_cancelled 2900->0 usd churn list/exact",
    ]);
    expect(result.events.at(-1)?.mrr_delta).toBe(-2900);
    const before = derived({ subscriptions: [cancelling] });
    expect(result.events.at(-2)?.event_id).toBe(before.events.at(-1)?.event_id);
  });

  test("vector 46: a cancellation in the middle of a period removes MRR immediately, without a schedule", () => {
    const endedSeconds = at("2026-03-10");
    const ended = monthly(2900, {
      status: "canceled",
      endedSeconds,
      cancelRequestedSeconds: endedSeconds,
      cancellationReason: "cancellation_requested",
      cancellationFeedbackOption: "bfo_1",
    });
    const result = derived({ subscriptions: [ended] });
    expect(result.metrics).toMatchObject({
      mrr: 0,
      status: "churned",
      stage: "Churned",
      churned_at: "2026-03-10T00:00:00.000Z",
    });
    expect(types(result)).not.toContain("subscription_cancellation_scheduled");
    expect(eventLines(result).at(-1)).toBe("2026-03-10 subscription_cancelled 2900->0 usd churn list/exact");
    expect(result.events.at(-1)).toMatchObject({
      is_voluntary: true,
      during_trial: false,
      reason: "cancellation_requested",
      feedback_option: "bfo_1",
    });
  });
});

describe("movements and changes", () => {
  test("vector 47: a return after 40 days is a reactivation", () => {
    const gone = monthly(2900, { status: "canceled", endedSeconds: at("2026-01-20") });
    const back = monthly(2900, { id: "sub_2", createdSeconds: at("2026-03-01") });
    const result = derived({ subscriptions: [back, gone] });
    expect(movements(result)).toEqual(["new", "churn", "reactivation"]);
    expect(result.metrics).toMatchObject({ mrr: 2900, status: "active" });
    expect(only(result, "subscription_reactivated")).toMatchObject({
      subscription_id: "sub_2",
      occurred_at: "2026-03-01T00:00:00.000Z",
      previous_mrr: 0,
      mrr: 2900,
      mrr_delta: null,
    });
  });

  test("vector 49: a second subscription is an expansion, its end a contraction", () => {
    const second = subscription([item(price(1000))], {
      id: "sub_2",
      createdSeconds: at("2026-02-01"),
      status: "canceled",
      endedSeconds: at("2026-03-01"),
    });
    const running = { ...second, status: "active", endedSeconds: null };
    const both = derived({ subscriptions: [monthly(2900), running] });
    expect(both.metrics.mrr).toBe(3900);
    expect(movements(both)).toEqual(["new", "expansion"]);
    const one = derived({ subscriptions: [monthly(2900), second] });
    expect(one.metrics.mrr).toBe(2900);
    expect(movements(one)).toEqual(["new", "expansion", "contraction"]);
  });

  const before = monthly(2900);
  const changes: [string, SubscriptionFacts, object | null, string[]][] = [
    [
      "50: 2900 to 4900",
      monthly(4900),
      { change_types: ["upgraded"], mrr_delta: 2000, mrr: 4900, movement: "expansion" },
      ["subscription_upgraded"],
    ],
    [
      "51: monthly 2900 to yearly 29000",
      subscription([item(price(29_000, "year"))]),
      { change_types: ["interval"], mrr_delta: -483, mrr: 2417, movement: "contraction", interval: "year" },
      [],
    ],
    ["53: a schedule that changes the price next month", before, null, []],
  ];
  test.each(changes)("vector %s is read from the event", (_name, after, expected, labels) => {
    const result = derived({ subscriptions: [after], changes: [change("2026-03-14T10:00:00Z", before, after)] });
    const [entry, ...others] = result.events.filter(({ source }) => source === "event");
    expect(others.map(({ event_type }) => event_type)).toEqual(labels);
    if (expected) expect(entry).toMatchObject({ ...expected, precision: "exact" });
    else expect(entry).toBeUndefined();
    expect(result.metrics.mrr).toBe(entry?.mrr ?? 2900);
  });

  test("vector 52: quantity 3 to 5", () => {
    const [three, five] = [3, 5].map((quantity) => subscription([item(price(2900), quantity)])) as [
      SubscriptionFacts,
      SubscriptionFacts,
    ];
    const result = derived({ subscriptions: [five], changes: [change("2026-03-14", three, five)] });
    expect(result.metrics.mrr).toBe(14_500);
    const expected = { change_types: ["quantity"], mrr_delta: 5800, quantity: 5 };
    expect(only(result, "subscription_changed", -1)).toMatchObject(expected);
    expect(only(result, "subscription_upgraded")).toMatchObject({ previous_mrr: 8700, mrr: 14_500, quantity: 5 });
  });

  test("vector 55: a backdated start happened at its start date and was recorded at its creation", () => {
    const backdated = monthly(2900, { createdSeconds: at("2026-03-10"), startSeconds: at("2026-01-01") });
    expect(eventLines(derived({ subscriptions: [backdated] })).slice(1)).toEqual([
      "2026-01-01 (recorded 2026-03-10) subscription_changed [started] 0->2900 usd new history/inferred",
      "2026-01-01 (recorded 2026-03-10) subscription_started history/inferred",
    ]);
  });

  test("vector 57: A to B to A is three facts, and a rerun repeats them", () => {
    const [a, b] = [monthly(2900), monthly(4900)];
    const born = { ...a, createdSeconds: at("2026-03-14"), startSeconds: at("2026-03-14") };
    const bornB = { ...born, items: b.items };
    const scenario = {
      subscriptions: [born],
      changes: [
        change("2026-03-14", undefined, born, "evt_1"),
        change("2026-03-14T01:00:00Z", born, bornB, "evt_2"),
        change("2026-03-14T02:00:00Z", bornB, born, "evt_3"),
      ],
    };
    const result = derived(scenario);
    expect(types(result).filter((type) => type === "subscription_changed")).toHaveLength(3);
    const ids = result.events.map(({ event_id }) => event_id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(derived(scenario).events.map(({ event_id }) => event_id)).toEqual(ids);
  });
});

/** A span after everything in these scenarios. */
const later = { asOfSeconds: at("2026-04-15"), changesFromSeconds: at("2026-04-14") };

function only({ events }: Derivation, type: string, index = 0) {
  return events.filter(({ event_type }) => event_type === type).at(index);
}

function types({ events }: Derivation): string[] {
  return events.map(({ event_type }) => event_type);
}

function movements({ events }: Derivation): string[] {
  return events.flatMap(({ movement }) => movement ?? []);
}
