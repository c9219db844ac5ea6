import { describe, expect, test } from "vitest";
import type { Derivation } from "../../derive.js";
import { at, change, derived, monthly, eventLines } from "../../testing/world.js";

/** Changes are events from 2026-03-14 on; the end is 2026-03-15. */
const active = monthly(2900);
const requested = at("2026-03-14T09:59:59Z");
const leaving = { ...active, cancelAtSeconds: at("2026-04-01"), cancelRequestedSeconds: requested };

describe("a scheduled cancellation", () => {
  const scheduled = change("2026-03-14T10:00:00Z", active, leaving);

  test("happens at its request, and has one id from its event and from a list before and after its end", () => {
    const byEvent = derived({ subscriptions: [leaving], changes: [scheduled] });
    expect(about(byEvent)).toEqual([
      "2026-03-14T09:59:59Z (recorded 2026-03-14) subscription_cancellation_scheduled event/exact",
    ]);
    const later = { changesFromSeconds: at("2026-04-10"), asOfSeconds: at("2026-04-11") };
    const ended = { ...leaving, status: "canceled", endedSeconds: at("2026-04-01") };
    for (const listed of [leaving, ended]) {
      const byList = derived({ subscriptions: [listed] }, {}, later);
      expect(about(byList)).toEqual(["2026-03-14T09:59:59Z subscription_cancellation_scheduled list/exact"]);
      expect(ids(byList)).toEqual(ids(byEvent));
    }
  });

  test("that is revoked keeps the key of the schedule", () => {
    const changes = [scheduled, change("2026-03-14T12:00:00Z", leaving, active)];
    const result = derived({ subscriptions: [active], changes });
    expect(about(result).at(-1)).toBe("2026-03-14T12:00:00Z subscription_cancellation_revoked event/exact");
    const { events } = result;
    expect(events.at(-1)).toMatchObject({ cancel_at: "2026-04-01T00:00:00.000Z", mrr: null, movement: null });
    const alone = derived(
      { subscriptions: [active], changes: changes.slice(1) },
      {},
      { changesFromSeconds: at("2026-03-14T11:00:00Z") },
    );
    expect(ids(alone)).toEqual(ids(result));
  });

  test("with another date is another schedule, without a revocation", () => {
    const sooner = {
      ...leaving,
      cancelAtSeconds: at("2026-03-20"),
      cancelRequestedSeconds: at("2026-03-14T12:00:00Z"),
    };
    const result = derived({
      subscriptions: [sooner],
      changes: [scheduled, change("2026-03-14T12:00:00Z", leaving, sooner)],
    });
    expect(result.events.filter(isAbout).map(({ event_type, cancel_at }) => [event_type, cancel_at])).toEqual([
      ["subscription_cancellation_scheduled", "2026-04-01T00:00:00.000Z"],
      ["subscription_cancellation_scheduled", "2026-03-20T00:00:00.000Z"],
    ]);
    expect(new Set(ids(result)).size).toBe(2);
  });

  test("whose request has no time is emitted only from its event", () => {
    const timeless = { ...leaving, cancelRequestedSeconds: null };
    const changes = [change("2026-03-14T10:00:00Z", active, timeless)];
    expect(about(derived({ subscriptions: [timeless], changes }))).toEqual([
      "2026-03-14T10:00:00Z subscription_cancellation_scheduled event/exact",
    ]);
    expect(about(derived({ subscriptions: [timeless] }))).toEqual([]);
  });

  test("that takes effect is not revoked, and later changes of the subscription do not emit it again", () => {
    const upgraded = { ...leaving, items: monthly(4900).items };
    const ended = { ...upgraded, status: "canceled", endedSeconds: at("2026-03-14T14:00:00Z") };
    const changes = [
      scheduled,
      change("2026-03-14T12:00:00Z", leaving, upgraded),
      change("2026-03-14T14:00:00Z", upgraded, ended),
    ];
    expect(about(derived({ subscriptions: [ended], changes }))).toHaveLength(1);
  });

  test("that is requested after the end of the span is left to the next sync", () => {
    const ahead = { ...leaving, cancelRequestedSeconds: at("2026-03-15T00:00:01Z") };
    expect(about(derived({ subscriptions: [ahead] }))).toEqual([]);
  });
});

test("that starts and ends within one second is no fact", () => {
  const paused = { ...leaving, pauseBehavior: "void" };
  const changes = [
    change("2026-03-14T10:00:00Z", active, leaving, "evt_1"),
    change("2026-03-14T10:00:00Z", leaving, paused, "evt_2"),
    change("2026-03-14T10:00:00Z", paused, active, "evt_3"),
  ];
  expect(about(derived({ subscriptions: [active], changes }))).toEqual([]);
});

describe("a pause", () => {
  const drafts = { ...active, pauseBehavior: "keep_as_draft" };

  test("of collection is emitted although MRR stays the same, and its end is a resumption", () => {
    const changes = [
      change("2026-03-14T10:00:00Z", active, drafts),
      change("2026-03-14T11:00:00Z", drafts, { ...drafts, pauseBehavior: "void" }),
      change("2026-03-14T12:00:00Z", { ...drafts, pauseBehavior: "void" }, active),
    ];
    expect(about(derived({ subscriptions: [active], changes }))).toEqual([
      "2026-03-14T10:00:00Z subscription_paused event/exact",
      "2026-03-14T12:00:00Z subscription_resumed event/exact",
    ]);
    expect(derived({ subscriptions: [drafts], changes: changes.slice(0, 1) }).metrics.mrr).toBe(2900);
  });

  test("with an unknown start is inferred where the ledger infers it, whether the subscription counts or not", () => {
    for (const pausedCollection of ["by_behavior", "exclude", "include"] as const) {
      for (const pauseBehavior of ["void", "keep_as_draft"]) {
        const result = derived({ subscriptions: [{ ...active, pauseBehavior }] }, { pausedCollection });
        expect(about(result)).toEqual(["2026-03-01 subscription_paused history/inferred"]);
        const stop = eventLines(result).filter((line) => line.includes("[paused]"));
        if (result.metrics.mrr === 0)
          expect(stop).toEqual(["2026-03-01 subscription_changed [paused] 2900->0 usd churn history/inferred"]);
      }
    }
  });

  test("of the subscription has the time that Stripe shows, from its event and from a list", () => {
    const paused = { ...active, status: "paused", pausedSeconds: requested };
    const byEvent = derived({ subscriptions: [paused], changes: [change("2026-03-14T10:00:00Z", active, paused)] });
    expect(about(byEvent)).toEqual(["2026-03-14T09:59:59Z (recorded 2026-03-14) subscription_paused event/exact"]);
    const later = { changesFromSeconds: at("2026-03-16"), asOfSeconds: at("2026-03-17") };
    const byList = derived({ subscriptions: [paused] }, {}, later);
    expect(about(byList)).toEqual(["2026-03-14T09:59:59Z subscription_paused list/exact"]);
    expect(ids(byList)).toEqual(ids(byEvent));
  });

  test("that ends with the subscription is not resumed", () => {
    const ended = { ...drafts, status: "canceled", endedSeconds: at("2026-03-14T12:00:00Z"), pauseBehavior: null };
    const changes = [change("2026-03-14T12:00:00Z", drafts, ended)];
    expect(about(derived({ subscriptions: [ended], changes }))).toEqual([
      "2026-03-01 subscription_paused history/inferred",
    ]);
  });
});

function isAbout({ event_type }: { event_type: string }): boolean {
  return /_(scheduled|revoked|paused|resumed)$/.test(event_type);
}

function about(result: Derivation): string[] {
  return eventLines({ ...result, events: result.events.filter(isAbout) });
}

function ids(result: Derivation): string[] {
  return result.events.filter(isAbout).map(({ event_id }) => event_id);
}
