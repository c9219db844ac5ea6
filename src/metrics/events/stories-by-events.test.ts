import { describe, expect, test } from "vitest";
import {
  at,
  billed,
  change,
  derived,
  discount,
  failure,
  invoice,
  item,
  monthly,
  objectChange,
  price,
  subscription,
  eventLines,
} from "../testing/world.js";

const from = (iso: string) => ({ changesFromSeconds: at(iso), connectedAtSeconds: at(iso) });

/** Returns only the event types that these scenarios check. */
const ledgerOnly = { eventSet: "canonical" } as const;

describe("scenarios from events", () => {
  const created = { createdSeconds: at("2026-02-01"), startSeconds: at("2026-02-01") };
  const trial = { ...created, trialStartSeconds: at("2026-02-01"), trialEndSeconds: at("2026-02-15") };
  const whole = from("2026-01-01");
  const signed = "2026-01-01 user_signed_up list/exact";

  test("a trial converts", () => {
    const trialing = monthly(2900, { ...trial, status: "trialing" });
    const active = { ...trialing, status: "active" };
    const paid = invoice({ createdSeconds: at("2026-02-15T00:10:00Z"), paidSeconds: at("2026-02-15T01:10:00Z") });
    const changes = [
      change("2026-02-15T00:20:00Z", trialing, active),
      change("2026-02-01", undefined, trialing),
      objectChange("2026-02-15T01:10:02Z", "invoice.paid", paid.id, "paid"),
    ];
    expect(eventLines(derived({ subscriptions: [active], invoices: [paid], changes }, {}, whole))).toEqual([
      signed,
      "2026-02-01 trial_started 14 days event/exact",
      "2026-02-15 (recorded 2026-02-15) subscription_changed [started] 0->2900 usd new event/exact",
      "2026-02-15 (recorded 2026-02-15) subscription_started event/exact",
      "2026-02-15T01:10:00Z (recorded 2026-02-15) trial_converted event/exact",
      "2026-02-15T01:10:00Z (recorded 2026-02-15) payment_succeeded event/exact",
      "2026-02-15T01:10:00Z (recorded 2026-02-15) subscription_renewed event/exact",
    ]);
  });

  test("a trial expires", () => {
    const trialing = monthly(2900, { ...trial, status: "trialing" });
    const ended = { ...trialing, status: "canceled", endedSeconds: at("2026-02-15") };
    const changes = [change("2026-02-01", undefined, trialing), change("2026-02-15", trialing, ended)];
    expect(eventLines(derived({ subscriptions: [ended], changes }, {}, whole))).toEqual([
      signed,
      "2026-02-01 trial_started 14 days event/exact",
      "2026-02-15 trial_expired event/exact",
      "2026-02-15 subscription_cancelled 0->0 usd - event/exact",
    ]);
  });

  test("an upgrade in the middle of a month, then from monthly to yearly", () => {
    const [small, large] = [monthly(2900, created), monthly(4900, created)];
    const yearly = subscription([item(price(49_000, "year"))], created);
    const changes = [
      change("2026-02-10", small, large),
      change("2026-02-20", large, yearly),
      change("2026-02-01", undefined, small),
    ];
    expect(eventLines(derived({ subscriptions: [yearly], changes }, {}, whole))).toEqual([
      signed,
      "2026-02-01 subscription_changed [started] 0->2900 usd new event/exact",
      "2026-02-01 subscription_started event/exact",
      "2026-02-10 subscription_changed [upgraded] 2900->4900 usd expansion event/exact",
      "2026-02-10 subscription_upgraded event/exact",
      "2026-02-20 subscription_changed [interval] 4900->4083 usd contraction event/exact",
    ]);
  });

  test("collection is paused and resumed, a payment fails, and the unpaid subscription recovers", () => {
    const active = monthly(2900, created);
    const paused = { ...active, pauseBehavior: "void" };
    const [late, unpaid] = [
      { ...active, status: "past_due" },
      { ...active, status: "unpaid" },
    ];
    const owed = invoice({ createdSeconds: at("2026-03-01"), status: "open", attemptCount: 2 });
    const changes = [
      change("2026-02-01", undefined, active),
      change("2026-02-10", active, paused),
      change("2026-02-20", paused, active),
      failure("2026-03-01T01:00:00Z", { ...owed, attemptCount: 1 }),
      change("2026-03-01T01:00:00Z", active, late),
      failure("2026-03-04", owed),
      change("2026-03-08", late, unpaid),
      change("2026-03-09", unpaid, active),
    ];
    expect(eventLines(derived({ subscriptions: [active], invoices: [owed], changes }, {}, whole))).toEqual([
      signed,
      "2026-02-01 subscription_changed [started] 0->2900 usd new event/exact",
      "2026-02-01 subscription_started event/exact",
      "2026-02-10 subscription_paused event/exact",
      "2026-02-10 subscription_changed [paused] 2900->0 usd churn event/exact",
      "2026-02-20 subscription_resumed event/exact",
      "2026-02-20 subscription_changed [resumed] 0->2900 usd reactivation event/exact",
      "2026-02-20 subscription_reactivated event/exact",
      "2026-03-01T01:00:00Z payment_failed 2900 attempt 1 event/exact",
      "2026-03-04 payment_failed 2900 attempt 2 event/exact",
      "2026-03-08 subscription_changed [unpaid] 2900->0 usd churn event/exact",
      "2026-03-09 subscription_changed [recovered] 0->2900 usd reactivation event/exact",
      "2026-03-09 subscription_reactivated event/exact",
    ]);
  });

  const active = monthly(2900, created);
  const leaving = { ...active, cancelAtPeriodEnd: true, cancelRequestedSeconds: at("2026-02-10") };
  const mindChanged = [
    change("2026-02-01", undefined, active),
    change("2026-02-10", active, leaving),
    change("2026-02-12", leaving, active),
  ];

  test("a cancellation at the period's end that is revoked changes no MRR", () => {
    expect(eventLines(derived({ subscriptions: [active], changes: mindChanged }, {}, whole))).toEqual([
      signed,
      "2026-02-01 subscription_changed [started] 0->2900 usd new event/exact",
      "2026-02-01 subscription_started event/exact",
      "2026-02-10 subscription_cancellation_scheduled event/exact",
      "2026-02-12 subscription_cancellation_revoked event/exact",
    ]);
  });

  test("with churn at the request, it is a churn and a return", () => {
    const options = { ...ledgerOnly, churnTiming: "requested" } as const;
    expect(eventLines(derived({ subscriptions: [active], changes: mindChanged }, options, whole)).slice(2)).toEqual([
      "2026-02-10 subscription_changed [cancellation_requested] 2900->0 usd churn event/exact",
      "2026-02-12 subscription_changed [cancellation_revoked] 0->2900 usd reactivation event/exact",
    ]);
  });

  test("with churn at the request, a trial with a revoked cancellation starts, with all or only the last event", () => {
    const trialing = { ...leaving, ...trial, status: "trialing", cancelAtSeconds: at("2026-04-01") };
    const kept = { ...trialing, status: "active" };
    const stays = { ...kept, cancelAtPeriodEnd: false, cancelAtSeconds: null, cancelRequestedSeconds: null };
    const last = change("2026-03-01", kept, stays);
    const changes = [change("2026-02-01", undefined, trialing), change("2026-02-15", trialing, kept), last];
    const options = { ...ledgerOnly, churnTiming: "requested" } as const;
    for (const [seen, since] of [
      [changes, whole],
      [[last], from("2026-02-20")],
    ] as const) {
      expect(eventLines(derived({ subscriptions: [stays], changes: seen }, options, since)).slice(2)).toEqual([
        "2026-03-01 subscription_changed [started] 0->2900 usd new event/exact",
      ]);
    }
  });

  test("replacing one subscription by another within the window is one movement", () => {
    const ended = { ...active, status: "canceled", endedSeconds: at("2026-03-01") };
    const next = monthly(4900, { id: "sub_2", createdSeconds: at("2026-03-01T00:10:00Z") });
    const swap = (next: typeof active) => [
      change("2026-02-01", undefined, active),
      change("2026-03-01", active, ended),
      change(new Date(next.createdSeconds * 1000).toISOString(), undefined, next),
    ];
    expect(
      eventLines(derived({ subscriptions: [ended, next], changes: swap(next) }, ledgerOnly, whole)).slice(2),
    ).toEqual([
      "2026-03-01 subscription_cancelled 2900->0 usd expansion event/exact",
      "2026-03-01T00:10:00Z subscription_changed [started] 0->4900 usd expansion event/exact",
    ]);
    const later = monthly(4900, { id: "sub_2", createdSeconds: at("2026-03-01T02:00:00Z") });
    const result = derived({ subscriptions: [ended, later], changes: swap(later) }, ledgerOnly, whole);
    expect(result.events.slice(2).map(({ movement }) => movement)).toEqual(["churn", "reactivation"]);
  });

  test("movements of two currencies are independent", () => {
    const eur = subscription([item(price(2000, "month", { currency: "eur" }))], {
      id: "sub_2",
      currency: "eur",
      createdSeconds: at("2026-02-20"),
    });
    const changes = [change("2026-02-01", undefined, active), change("2026-02-20", undefined, eur)];
    expect(eventLines(derived({ subscriptions: [active, eur], changes }, ledgerOnly, whole)).slice(1)).toEqual([
      "2026-02-01 subscription_changed [started] 0->2900 usd new event/exact",
      "2026-02-20 subscription_changed [started] 0->2000 eur new event/exact",
    ]);
  });

  test("a repeating discount expires without an event, and an event contains only its id", () => {
    const given = discount({ percentOff: "50", duration: "repeating" }, { endSeconds: at("2026-03-01") });
    const named = { ...given, couponId: null, coupon: undefined, startSeconds: null, endSeconds: null };
    const [object, inEvent] = [
      monthly(2900, { ...created, discounts: [given] }),
      monthly(2900, { ...created, discounts: [named] }),
    ];
    const changes = [change("2026-02-01", undefined, active), change("2026-02-05", active, inEvent)];
    const result = derived({ subscriptions: [object], changes }, ledgerOnly, whole);
    expect(eventLines(result).slice(1)).toEqual([
      "2026-02-01 subscription_changed [started] 0->2900 usd new event/exact",
      "2026-02-05 subscription_changed [discount] 2900->1450 usd contraction event/exact",
      "2026-03-01 subscription_changed [discount_expired] 1450->2900 usd expansion list/exact",
    ]);
    expect(result.metrics.mrr).toBe(2900);
  });

  test("past_due counts as unpaid after past_due_max_days", () => {
    const late = { ...active, status: "past_due" };
    const changes = [change("2026-02-01", undefined, active), change("2026-03-01", active, late)];
    const result = derived({ subscriptions: [late], changes }, { ...ledgerOnly, pastDueMaxDays: 7 }, whole);
    expect(eventLines(result).at(-1)).toBe("2026-03-08 subscription_changed [unpaid] 2900->0 usd churn list/exact");
  });

  test("several changes within one second are emitted in the order of their states", () => {
    const [a, b, c] = [2900, 3900, 4900].map((amount) => monthly(amount, created)) as [
      typeof active,
      typeof active,
      typeof active,
    ];
    const changes = [
      change("2026-02-10", b, c, "evt_1"),
      change("2026-02-10", c, a, "evt_2"),
      change("2026-02-10", a, b, "evt_3"),
      change("2026-02-01", undefined, a, "evt_4"),
    ];
    const result = derived({ subscriptions: [a], changes }, ledgerOnly, whole);
    expect(result.events.slice(2).map(({ mrr }) => mrr)).toEqual([3900, 4900, 2900]);
  });

  test("a later trial interrupts a paying subscription", () => {
    const again = {
      ...active,
      status: "trialing",
      trialStartSeconds: at("2026-02-10"),
      trialEndSeconds: at("2026-02-20"),
    };
    const changes = [change("2026-02-10", active, again), change("2026-02-20", again, { ...again, status: "active" })];
    expect(
      eventLines(
        derived({ subscriptions: [{ ...again, status: "active" }], changes }, ledgerOnly, from("2026-02-05")),
      ).slice(1),
    ).toEqual([
      "2026-02-01 subscription_changed [started] 0->2900 usd new history/inferred",
      "2026-02-10 trial_started 10 days event/exact",
      "2026-02-10 subscription_changed [trialing] 2900->0 usd churn event/exact",
      "2026-02-20 subscription_changed [resumed] 0->2900 usd reactivation event/exact",
    ]);
  });

  test("a resumption with an update in the same second is emitted once, in any order of events", () => {
    const since = { createdSeconds: at("2025-11-01"), startSeconds: at("2025-11-01") };
    const paused = monthly(2900, { ...since, status: "paused", pausedSeconds: at("2026-01-20") });
    const renewed = {
      ...paused,
      items: paused.items.map((each) => ({ ...each, periodStartSeconds: at("2026-02-20") })),
    };
    const resumed = { ...renewed, status: "active", pausedSeconds: null };
    const companion = change("2026-02-20", { ...resumed, status: "paused" }, resumed, "evt_1");
    const updates = [change("2026-02-20", paused, renewed, "evt_3"), change("2026-02-20", renewed, resumed, "evt_2")];
    for (const changes of [updates, updates.toReversed()]) {
      const events = [...changes, { ...companion, beforeIsExact: false }];
      const derivation = derived({ subscriptions: [resumed], changes: events }, ledgerOnly, from("2026-02-05"));
      expect(eventLines(derivation).slice(-2)).toEqual([
        "2026-01-20 subscription_changed [paused] 2900->0 usd churn list/exact",
        "2026-02-20 subscription_changed [resumed] 0->2900 usd reactivation event/exact",
      ]);
    }
  });

  test("a pause of a subscription that was paid after its trial is resumed, even without the pause's time", () => {
    const since = { createdSeconds: at("2025-12-18"), startSeconds: at("2025-12-18") };
    const trialed = { ...since, trialStartSeconds: at("2025-12-18"), trialEndSeconds: at("2026-01-01") };
    const resumed = monthly(2900, trialed);
    const paused = { ...resumed, status: "paused" };
    const invoices = [billed(price(2900), "2026-01-01", "2026-02-01", {}, { status: "paid", amountDueMinor: 2900 })];
    const changes = [change("2026-02-20", paused, resumed)];
    const derivation = derived({ subscriptions: [resumed], invoices, changes }, ledgerOnly, from("2026-02-05"));
    expect(eventLines(derivation).at(-1)).toBe(
      "2026-02-20 subscription_changed [resumed] 0->2900 usd reactivation event/exact",
    );
  });
});
