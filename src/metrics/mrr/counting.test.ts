import { describe, expect, test } from "vitest";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { defaultOptions, type MetricsOptions } from "../options.js";
import { at, item, monthly, now, price, subscription } from "../testing/world.js";
import { countingOf, isCancelling, pastDueLimit, scheduledEnd, type Counting } from "./counting.js";

const day = 86_400;
const owedSince = now - 30 * day;
const countingWith = (rest: Partial<SubscriptionFacts>, options: Partial<MetricsOptions> = {}): Counting =>
  countingOf(monthly(2900, rest), now, owedSince, { ...defaultOptions, ...options });

describe("a subscription counts, or why it does not", () => {
  test.each<[string, Counting]>([
    ["active", "counted"],
    ["past_due", "counted"],
    ["trialing", "trialing"],
    ["paused", "paused"],
    ["unpaid", "unpaid"],
    ["incomplete", "incomplete"],
    ["incomplete_expired", "incomplete"],
    ["canceled", "ended"],
    ["a status of the future", "unknown"],
  ])("by its status %s: %s", (status, counting) => {
    expect(countingWith({ status })).toBe(counting);
  });

  test.each<[string, Partial<SubscriptionFacts>, Partial<MetricsOptions>, Counting]>([
    ["unpaid, which counts", { status: "unpaid" }, { unpaidCounts: true }, "counted"],
    ["trialing, while unpaid counts", { status: "trialing" }, { unpaidCounts: true }, "trialing"],
    ["past due for too long", { status: "past_due" }, { pastDueMaxDays: 30 }, "unpaid"],
    ["past due, not for too long yet", { status: "past_due" }, { pastDueMaxDays: 31 }, "counted"],
    ["past due, while unpaid counts", { status: "past_due" }, { pastDueMaxDays: 30, unpaidCounts: true }, "counted"],
    ["active, though it owed", {}, { pastDueMaxDays: 30 }, "counted"],
    ["unpaid that counts, though it owed", { status: "unpaid" }, { pastDueMaxDays: 1, unpaidCounts: true }, "counted"],
    ["to be cancelled, by its end", { cancelAtPeriodEnd: true }, {}, "counted"],
    ["to be cancelled", { cancelAtPeriodEnd: true }, { churnTiming: "requested" }, "cancellation_requested"],
    ["to be cancelled at a time", { cancelAtSeconds: now }, { churnTiming: "requested" }, "cancellation_requested"],
    ["not to be cancelled", {}, { churnTiming: "requested" }, "counted"],
  ])("%s", (_what, facts, options, counting) => {
    expect(countingWith(facts, options)).toBe(counting);
  });

  test.each<[string, MetricsOptions["pausedCollection"], Counting]>([
    ["void", "by_behavior", "paused"],
    ["mark_uncollectible", "by_behavior", "paused"],
    ["keep_as_draft", "by_behavior", "counted"],
    ["keep_as_draft", "exclude", "paused"],
    ["void", "include", "counted"],
  ])("with collection paused as %s and %s: %s", (pauseBehavior, pausedCollection, counting) => {
    expect(countingWith({ pauseBehavior }, { pausedCollection })).toBe(counting);
    expect(countingWith({ pauseBehavior: null }, { pausedCollection })).toBe("counted");
  });
});

test("past_due_max_days is over so many days after the debt began, if both are known", () => {
  expect(pastDueLimit(1000, { ...defaultOptions, pastDueMaxDays: 2 })).toBe(1000 + 2 * day);
  expect(pastDueLimit(undefined, { ...defaultOptions, pastDueMaxDays: 2 })).toBeUndefined();
  expect(pastDueLimit(1000, defaultOptions)).toBeUndefined();
});

test("a cancellation takes effect at its time, else when the first item's period ends", () => {
  const periodEnds = (...ends: (number | null)[]) => ends.map((end) => item(price(1), 1, { periodEndSeconds: end }));
  const [march, april] = [at("2026-03-20"), at("2026-04-01")];
  const ending = { cancelAtPeriodEnd: true };
  expect(scheduledEnd(subscription(periodEnds(april, march, null), ending))).toBe(march);
  expect(scheduledEnd(subscription(periodEnds(april), { ...ending, cancelAtSeconds: march }))).toBe(march);
  expect(scheduledEnd(subscription(periodEnds(null), ending))).toBeUndefined();
  expect(scheduledEnd(subscription(periodEnds(april)))).toBeUndefined();
  const none = monthly(1);
  expect([none, { ...none, ...ending }, { ...none, cancelAtSeconds: march }].map(isCancelling)).toEqual([
    false,
    true,
    true,
  ]);
});
