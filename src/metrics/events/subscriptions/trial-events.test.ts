import { describe, expect, test } from "vitest";
import type { Derivation } from "../../derive.js";
import type { Dossier } from "../../dossier/dossier.js";
import { at, change, derived, invoice, monthly, objectChange, eventLines } from "../../testing/world.js";

const trial = {
  createdSeconds: at("2026-02-01"),
  trialStartSeconds: at("2026-02-01"),
  trialEndSeconds: at("2026-02-15"),
};
const active = monthly(2900, trial);
const paidOn = (day: string, rest = {}) => invoice({ id: `in_${day}`, createdSeconds: at(day), ...rest });

describe("a trial converts", () => {
  test("with the first payment of an invoice created at its end, or up to a minute earlier", () => {
    const early = paidOn("2026-02-14T23:59:00Z");
    expect(outcome({ subscriptions: [active], invoices: [paidOn("2026-03-01"), early] })).toEqual([
      "2026-02-14T23:59:00Z trial_converted list/exact",
    ]);
    const tooEarly = paidOn("2026-02-14T23:58:59Z");
    expect(outcome({ subscriptions: [active], invoices: [tooEarly] })).toEqual([]);
  });

  test("not with an invoice of zero, an open one, or another subscription's", () => {
    const invoices = [
      paidOn("2026-02-15", { amountDueMinor: 0 }),
      paidOn("2026-02-16", { status: "open", amountPaidMinor: 100 }),
      paidOn("2026-02-17", { subscriptionId: "sub_2" }),
    ];
    expect(outcome({ subscriptions: [active], invoices })).toEqual([]);
  });

  test("at the earliest payment, even if an older invoice is paid later", () => {
    const invoices = [paidOn("2026-02-15", { paidSeconds: at("2026-03-10") }), paidOn("2026-03-01")];
    expect(outcome({ subscriptions: [active], invoices })).toEqual(["2026-03-01 trial_converted list/exact"]);
  });

  test("in one second with the invoice that begins the period, not with that of a change, whatever their ids", () => {
    for (const [begun, changed] of [
      ["in_1", "in_2"],
      ["in_2", "in_1"],
    ]) {
      const invoices = [
        paidOn("2026-02-15", { id: changed, billingReason: "subscription_update" }),
        paidOn("2026-02-15", { id: begun, billingReason: "subscription_cycle" }),
      ];
      const { events } = derived({ subscriptions: [active], invoices });
      const conversions = events.filter(({ event_type }) => event_type === "trial_converted");
      expect(conversions.map(({ invoice_id }) => invoice_id)).toEqual([begun]);
    }
  });

  test("when Stripe recorded the payment, not before", () => {
    const paid = paidOn("2026-03-14T09:59:59Z");
    const changes = [objectChange("2026-03-14T10:00:00Z", "invoice.paid", paid.id, "paid")];
    const { events } = derived({ subscriptions: [active], invoices: [paid], changes });
    expect(events.find(({ event_type }) => event_type === "trial_converted")).toMatchObject({
      occurred_at: "2026-03-14T09:59:59.000Z",
      recorded_at: "2026-03-14T10:00:00.000Z",
      invoice_id: paid.id,
      amount: 2900,
      currency: "usd",
      interval: "month",
    });
    const ahead = paidOn("2026-03-15T00:00:01Z");
    expect(outcome({ subscriptions: [active], invoices: [ahead] })).toEqual([]);
  });
});

describe("a trial expires", () => {
  test.each([
    ["ended", { status: "canceled", endedSeconds: at("2026-03-01") }, "2026-03-01 trial_expired list/exact"],
    ["paused", { status: "paused", pausedSeconds: at("2026-02-15T00:30:00Z") }, lateRecord("2026-02-15")],
    ["unpaid", { status: "unpaid" }, lateRecord("2026-02-20")],
  ])("if the subscription is %s and nothing was paid", (_name, facts, expected) => {
    const owed = paidOn("2026-02-15", { status: "open", finalizedSeconds: at("2026-02-20") });
    expect(outcome({ subscriptions: [{ ...active, ...facts }], invoices: [owed] })).toEqual([expected]);
  });

  test("not if a payment came before the stop", () => {
    const ended = { ...active, status: "canceled", endedSeconds: at("2026-03-01") };
    expect(outcome({ subscriptions: [ended], invoices: [paidOn("2026-02-15")] })).toEqual([
      "2026-02-15 trial_converted list/exact",
    ]);
  });

  test("even if a debt is paid after the end, which converts nothing", () => {
    const ended = { ...active, status: "canceled", endedSeconds: at("2026-03-01") };
    const owed = paidOn("2026-02-15", { paidSeconds: at("2026-03-05") });
    expect(outcome({ subscriptions: [ended], invoices: [owed] })).toEqual(["2026-03-01 trial_expired list/exact"]);
  });

  test("and converts later, if a paused subscription is resumed with a payment", () => {
    const trialing = { ...active, status: "trialing", trialEndSeconds: at("2026-03-14T10:00:00Z") };
    const paused = { ...trialing, status: "paused" };
    const resumed = { ...trialing, status: "active" };
    const changes = [
      change("2026-03-14T10:00:01Z", trialing, paused),
      change("2026-03-14T12:00:00Z", paused, resumed),
      objectChange("2026-03-14T12:00:00Z", "invoice.paid", "in_2026-03-14T12:00:00Z", "paid"),
    ];
    expect(outcome({ subscriptions: [resumed], invoices: [paidOn("2026-03-14T12:00:00Z")], changes })).toEqual([
      "2026-03-14T10:00:00Z (recorded 2026-03-14) trial_expired event/exact",
      "2026-03-14T12:00:00Z trial_converted event/exact",
    ]);
  });

  test("with one id, from its event and from a list", () => {
    const trialing = { ...active, status: "trialing", trialEndSeconds: at("2026-03-14") };
    const ended = { ...trialing, status: "canceled", endedSeconds: at("2026-03-14") };
    const byEvent = derived({ subscriptions: [ended], changes: [change("2026-03-14", trialing, ended)] });
    const byList = derived({ subscriptions: [ended] }, {}, { changesFromSeconds: at("2026-03-14T01:00:00Z") });
    expect(idOf(byList)).toBe(idOf(byEvent));
    expect(idOf(byList)).toBeDefined();
  });
});

describe("a trial that ends in the second in which it began", () => {
  test("has no outcome, whatever is paid", () => {
    const trialing = { ...active, status: "trialing", ...sameTimes(at("2026-03-14T10:00:00Z")) };
    const started = { ...trialing, trialEndSeconds: trialing.trialStartSeconds, status: "active" };
    const changes = [
      change("2026-03-14T10:00:00Z", undefined, trialing, "evt_1"),
      change("2026-03-14T10:00:00Z", trialing, started, "evt_2"),
    ];
    const invoices = [paidOn("2026-03-14T12:00:00Z")];
    expect(eventLines(derived({ subscriptions: [started], invoices, changes }))).toContain(
      "2026-03-14T10:00:00Z trial_started 1 days event/exact",
    );
    expect(outcome({ subscriptions: [started], invoices, changes })).toEqual([]);
  });

  const sameTimes = (seconds: number) => ({
    createdSeconds: seconds,
    startSeconds: seconds,
    trialStartSeconds: seconds,
    trialEndSeconds: seconds + 86_400,
  });
});

describe("trials of one subscription", () => {
  test("have separate outcomes", () => {
    const again = {
      ...active,
      status: "trialing",
      trialStartSeconds: at("2026-03-14T10:00:00Z"),
      trialEndSeconds: at("2026-03-14T20:00:00Z"),
    };
    const ended = { ...again, status: "canceled", endedSeconds: at("2026-03-14T20:00:00Z") };
    const changes = [change("2026-03-14T10:00:00Z", active, again), change("2026-03-14T20:00:00Z", again, ended)];
    expect(outcome({ subscriptions: [ended], invoices: [paidOn("2026-02-15")], changes })).toEqual([
      "2026-02-15 trial_converted list/exact",
      "2026-03-14T20:00:00Z trial_expired event/exact",
    ]);
  });
});

function lateRecord(recorded: string): string {
  return `2026-02-15 (recorded ${recorded}) trial_expired list/exact`;
}

function outcome(of: Partial<Dossier>): string[] {
  const result = derived(of);
  return eventLines({ ...result, events: result.events.filter(isOutcome) });
}

function isOutcome({ event_type }: { event_type: string }): boolean {
  return event_type === "trial_converted" || event_type === "trial_expired";
}

function idOf({ events }: Derivation): string | undefined {
  return events.find(({ event_type }) => event_type === "trial_expired")?.event_id;
}
