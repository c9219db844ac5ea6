import { expect, test } from "vitest";
import type { TimelineEvent } from "./customer.js";
import { daysOf, eventNotes, eventTitle, mrrSteps, topicOf } from "./timeline.js";

function event(type: string, at: string, fields: Partial<TimelineEvent> = {}): TimelineEvent {
  return {
    type,
    seconds: Date.parse(`${at}Z`) / 1000,
    isInferred: false,
    currency: "usd",
    amountMinor: null,
    previousMrrMinor: null,
    mrrMinor: null,
    movement: null,
    plan: null,
    detail: null,
    ...fields,
  };
}

test("the latest day comes first; the events of a day keep their order", () => {
  const events = [
    event("user_signed_up", "2026-01-01T10:00:00"),
    event("trial_started", "2026-01-01T23:59:59"),
    event("trial_converted", "2026-01-15T00:00:00"),
  ];
  expect(daysOf(events).map(({ seconds, events }) => [seconds, ...events.map(({ type }) => type)])).toEqual([
    [Date.parse("2026-01-15T00:00:00Z") / 1000, "trial_converted"],
    [Date.parse("2026-01-01T00:00:00Z") / 1000, "user_signed_up", "trial_started"],
  ]);
});

test.each([
  ["user_signed_up", "subscription", "Signed up"],
  ["subscription_changed", "subscription", "Subscription changed"],
  ["trial_expired", "trial", "Trial expired"],
  ["payment_failed", "payment", "Payment failed"],
  ["subscription_renewed", "payment", "Subscription renewed"],
  ["credit_note_issued", "payment", "Credit note issued"],
  ["invented_later", "subscription", "Invented later"],
])("%s has the topic %s and the title %s", (type, topic, title) => {
  expect([topicOf(type), eventTitle(type)]).toEqual([topic, title]);
});

test("notes show amounts in their currency, MRR from and to, and other values unchanged", () => {
  const at = "2026-01-01T00:00:00";
  const changed = { previousMrrMinor: 0, mrrMinor: 2900, movement: "new", plan: "Pro, by the month", isInferred: true };
  expect(eventNotes(event("subscription_changed", at, changed))).toEqual([
    "MRR $0.00 → $29.00",
    "new",
    "Pro, by the month",
    "inferred",
  ]);
  expect(eventNotes(event("payment_failed", at, { currency: "jpy", amountMinor: 4900, detail: "attempt 2" }))).toEqual([
    "¥4,900",
    "attempt 2",
  ]);
  expect(eventNotes(event("subscription_changed", at, { previousMrrMinor: 2900, mrrMinor: 2900 }))).toEqual([
    "MRR $29.00",
  ]);
});

test("steps of MRR add up subscriptions of one currency, and count no label twice", () => {
  const changed = (at: string, type: string, from: number, to: number, currency = "usd") =>
    event(type, at, { previousMrrMinor: from, mrrMinor: to, currency });
  const events = [
    changed("2026-01-01T00:00:00", "subscription_changed", 0, 2900),
    changed("2026-01-01T00:00:00", "subscription_started", 0, 2900),
    changed("2026-02-01T00:00:00", "subscription_changed", 0, 1000),
    changed("2026-02-02T00:00:00", "subscription_changed", 0, 700, "eur"),
    changed("2026-03-01T00:00:00", "subscription_cancelled", 2900, 0),
    event("payment_succeeded", "2026-03-01T00:00:00", { amountMinor: 2900 }),
  ];
  expect(mrrSteps(events, "usd").map(({ minor }) => minor)).toEqual([2900, 3900, 1000]);
});
