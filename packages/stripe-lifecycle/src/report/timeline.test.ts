import { expect, test } from "vitest";
import type { TimelineEvent } from "./customer.js";
import { daysOf, eventNotes, eventTitle, mrrSteps, toneOf, topicsOf } from "./timeline.js";

function event(type: string, day: number, fields: Partial<TimelineEvent> = {}): TimelineEvent {
  return {
    day,
    type,
    labels: [],
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
  const events = [event("user_signed_up", 5), event("trial_started", 5), event("trial_converted", 19)];
  expect(daysOf(events).map(({ day, events }) => [day, ...events.map(({ type }) => type)])).toEqual([
    [19, "trial_converted"],
    [5, "user_signed_up", "trial_started"],
  ]);
});

test.each([
  ["user_signed_up", [], ["subscription"], "Signed up"],
  ["subscription_changed", ["upgraded"], ["subscription"], "Subscription changed"],
  ["subscription_cancelled", ["trial_expired"], ["subscription", "trial"], "Subscription cancelled"],
  ["trial_expired", [], ["trial"], "Trial expired"],
  ["payment_succeeded", ["renewed", "trial_converted"], ["payment", "trial"], "Payment succeeded"],
  ["subscription_renewed", [], ["payment"], "Subscription renewed"],
  ["credit_note_issued", [], ["payment"], "Credit note issued"],
  ["invented_later", [], ["subscription"], "Invented later"],
])("%s with the labels %j has the topics %j and the title %s", (type, labels, topics, title) => {
  expect([[...topicsOf(event(type, 1, { labels }))], eventTitle(type)]).toEqual([topics, title]);
});

test.each([
  ["subscription_cancelled", [], "bad"],
  ["subscription_paused", [], "paused"],
  ["subscription_changed", ["paused"], "paused"],
  ["subscription_changed", ["upgraded"], "good"],
  ["subscription_changed", ["downgraded"], ""],
  ["payment_succeeded", ["recovered"], "good"],
  ["payment_succeeded", ["renewed"], ""],
])("%s with the labels %j looks %s", (type, labels, tone) => {
  expect(toneOf(event(type, 1, { labels }))).toBe(tone);
});

test.each([
  ["usd", 0, 2900, "MRR $0.00 → $29.00"],
  ["jpy", 2900, 4900, "MRR ¥2,900 → ¥4,900"],
  ["kwd", 2900, 0, "MRR KWD 2.900 → KWD 0.000"],
  ["usd", 2900, 2900, "MRR stays $29.00"],
])("MRR in %s from %i to %i is %s", (currency, previousMrrMinor, mrrMinor, note) => {
  const notes = eventNotes(event("subscription_changed", 1, { currency, previousMrrMinor, mrrMinor }));
  expect(notes.map((each) => each.replaceAll("\u00A0", " "))).toEqual([note]);
});

test("notes show amounts, the movement, the plan and other details, and no MRR where there never was any", () => {
  const changed = { previousMrrMinor: 0, mrrMinor: 2900, movement: "new", plan: "Pro, by the month", isInferred: true };
  expect(eventNotes(event("subscription_changed", 1, changed))).toEqual([
    "MRR $0.00 → $29.00 (new)",
    "Pro, by the month",
    "inferred",
  ]);
  expect(eventNotes(event("payment_failed", 1, { amountMinor: 4900, detail: "attempt 2" }))).toEqual([
    "$49.00",
    "attempt 2",
  ]);
  expect(eventNotes(event("subscription_cancelled", 1, { previousMrrMinor: 0, mrrMinor: 0 }))).toEqual([]);
});

test("steps of MRR are the changes of one currency", () => {
  const changed = (day: number, from: number, to: number, currency = "usd") =>
    event("subscription_changed", day, { previousMrrMinor: from, mrrMinor: to, currency });
  const events = [
    changed(1, 0, 2900),
    changed(2, 0, 700, "eur"),
    event("payment_succeeded", 2, { amountMinor: 2900 }),
    changed(3, 2900, 2900),
    changed(4, 2900, 0),
  ];
  expect(mrrSteps(events, "usd")).toEqual([
    { seconds: 86_400, minor: 2900 },
    { seconds: 4 * 86_400, minor: 0 },
  ]);
});
