import { describe, expect, test } from "vitest";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { MetricsOptions } from "../options.js";
import { at, invoice, item, monthly, now, price, subscription, valuingOf } from "../testing/world.js";
import { countedSpan, pausedSince, type CountedSpan } from "./counted-span.js";

const start = at("2026-01-01");
const period = at("2026-03-01");
const firstBill = invoice({ billingReason: "subscription_create" });
const unpaidFirst = { ...firstBill, status: "open", paidSeconds: null };
const trial = { trialStartSeconds: start, trialEndSeconds: at("2026-01-15") };
/** A trial of a subscription that already counted. */
const laterTrial = { trialStartSeconds: at("2026-02-10"), trialEndSeconds: at("2026-04-10") };
const ended = { status: "canceled", endedSeconds: at("2026-03-10") };

interface Given {
  readonly invoices?: readonly InvoiceFacts[];
  readonly beforeSeconds?: number;
  readonly options?: Partial<MetricsOptions>;
}

function spanOf(facts: SubscriptionFacts, { invoices = [firstBill], beforeSeconds = now, options }: Given = {}) {
  return countedSpan(facts, invoices, beforeSeconds, now, valuingOf({ invoices }, options));
}

const still = (fromSeconds: number): CountedSpan => ({ fromSeconds, stopSeconds: undefined, isStopExact: true });
const until = (stopSeconds: number, isStopExact: boolean, fromSeconds = start): CountedSpan => ({
  fromSeconds,
  stopSeconds,
  isStopExact,
});

describe("a subscription counted, according to its object,", () => {
  test.each<[string, Partial<SubscriptionFacts>, CountedSpan]>([
    ["from its start", {}, still(start)],
    ["from the end of its trial", trial, still(trial.trialEndSeconds)],
    [
      "from its trial's end, if the trial's start is not known",
      { ...trial, trialStartSeconds: null },
      still(at("2026-01-15")),
    ],
    ["from its start, if its trial was ended early", { ...trial, trialEndSeconds: now }, still(start)],
    ["from its start, if a trial came a minute later", { ...trial, trialStartSeconds: start + 61 }, still(start)],
    ["from its trial's end, within a minute", { ...trial, trialStartSeconds: start + 60 }, still(at("2026-01-15"))],
    ["from its start, if the trial has no length", { ...trial, trialEndSeconds: start }, still(start)],
    ["until a later trial", { ...laterTrial, status: "trialing" }, until(at("2026-02-10"), true)],
    ["until its end", ended, until(at("2026-03-10"), true)],
    ["from its trial's end until its end", { ...trial, ...ended }, until(at("2026-03-10"), true, at("2026-01-15"))],
    ["until the pause", { status: "paused", pausedSeconds: at("2026-03-05") }, until(at("2026-03-05"), true)],
    ["until its period, if a pause has no time", { status: "paused" }, until(period, false)],
    ["until its period, if its collection is paused", { pauseBehavior: "void" }, until(period, false)],
    ["until its period, if its status is unknown", { status: "new" }, until(period, false)],
    ["until its period, if it is unpaid without an invoice", { status: "unpaid" }, until(period, false)],
    ["until its end, within a later trial", { ...laterTrial, ...ended }, until(at("2026-03-10"), true)],
    [
      "from the end of a trial that began with a backdated subscription's creation",
      { ...trial, startSeconds: at("2025-12-01") },
      still(at("2026-01-15")),
    ],
    [
      "until its period, if it is unpaid, whenever its end was requested",
      { status: "unpaid", cancelRequestedSeconds: at("2026-02-20") },
      until(period, false),
    ],
    [
      "until the request of its end, if the end has no time",
      { status: "canceled", cancelRequestedSeconds: at("2026-02-20") },
      until(at("2026-02-20"), false),
    ],
    [
      "until its period after a trial, if a pause has no time",
      { ...trial, status: "paused" },
      until(period, false, at("2026-01-15")),
    ],
  ])("%s", (_what, rest, span) => {
    expect(spanOf(monthly(2900, rest))).toEqual(span);
  });

  test("until its earliest unpaid invoice, if it is unpaid", () => {
    const open = invoice({ status: "open", createdSeconds: at("2026-02-03") });
    expect(spanOf(monthly(2900, { status: "unpaid" }), { invoices: [firstBill, open] })).toEqual(
      until(at("2026-02-03"), false),
    );
  });

  test("until its first invoice, if that was never paid and it is unpaid", () => {
    expect(spanOf(monthly(2900, { status: "unpaid" }), { invoices: [unpaidFirst] })).toEqual(until(start, false));
    const inTrial = { ...unpaidFirst, createdSeconds: at("2026-01-10"), finalizedSeconds: at("2026-01-10") };
    expect(spanOf(monthly(2900, { ...trial, status: "unpaid" }), { invoices: [inTrial] })).toEqual(
      until(at("2026-01-15"), false, at("2026-01-15")),
    );
  });

  test("until an invoice that is paid only when the state ends", () => {
    const paid = invoice({ createdSeconds: at("2026-02-03"), paidSeconds: now });
    expect(spanOf(monthly(2900, { status: "unpaid" }), { invoices: [firstBill, paid] })).toEqual(
      until(at("2026-02-03"), false),
    );
  });

  test("until the request of a cancellation, if that decides", () => {
    const facts = monthly(2900, { cancelAtPeriodEnd: true, cancelRequestedSeconds: at("2026-03-05") });
    const options = { churnTiming: "requested" } as const;
    expect(spanOf(facts, { options })).toEqual(until(at("2026-03-05"), true));
    expect(spanOf(facts)).toEqual(still(start));
    const inTrial = { ...facts, ...trial, cancelRequestedSeconds: at("2026-01-10") };
    expect(spanOf(inTrial, { options })).toBeUndefined();
  });

  test("until its start, if every inferred time would be too late", () => {
    const facts = monthly(2900, { status: "unpaid" });
    expect(spanOf(facts, { beforeSeconds: period })).toEqual(until(start, false));
    expect(spanOf(facts, { beforeSeconds: period + 1 })).toEqual(until(period, false));
    const unknown = subscription([item(price(1), 1, { periodStartSeconds: null })], { status: "unpaid" });
    expect(spanOf(unknown)).toEqual(until(start, false));
  });
});

describe("a subscription never counted, according to its object,", () => {
  test.each<[string, Partial<SubscriptionFacts>, readonly InvoiceFacts[]]>([
    ["while it is incomplete", { status: "incomplete" }, [unpaidFirst]],
    ["in its first trial", { ...trial, trialEndSeconds: at("2026-04-01"), status: "trialing" }, []],
    ["if it ended within its trial", { ...trial, status: "canceled", endedSeconds: at("2026-01-10") }, []],
    ["if it ended with its trial", { ...trial, status: "canceled", endedSeconds: at("2026-01-15") }, []],
    ["if its first invoice was never paid", ended, [unpaidFirst]],
    [
      "if its end was requested in its trial, and has no time",
      { ...trial, status: "canceled", cancelRequestedSeconds: at("2026-01-10") },
      [firstBill],
    ],
    [
      "if its trial has no length, and its first invoice was never paid",
      { ...trial, trialEndSeconds: start, ...ended },
      [unpaidFirst],
    ],
    ["if its trial ended in a pause", { ...trial, status: "paused" }, []],
    [
      "if its trial ended in a pause after an invoice of 0",
      { ...trial, status: "paused" },
      [invoice({ amountDueMinor: 0 })],
    ],
    ["if it was paused in its trial", { ...trial, status: "paused", pausedSeconds: at("2026-01-10") }, []],
  ])("%s", (_what, rest, invoices) => {
    expect(spanOf(monthly(2900, rest), { invoices })).toBeUndefined();
  });

  test.each<[string, Partial<SubscriptionFacts>, readonly InvoiceFacts[]]>([
    ["its invoices are sent", { ...ended, collectionMethod: "send_invoice" }, [unpaidFirst]],
    ["the first one cost nothing", ended, [{ ...unpaidFirst, amountDueMinor: 0 }]],
    ["the first one is not known", ended, []],
    ["an unpaid one is not the first", ended, [{ ...unpaidFirst, billingReason: "subscription_cycle" }]],
    ["another one was paid", ended, [unpaidFirst, invoice()]],
  ])("but not if %s", (_what, rest, invoices) => {
    expect(spanOf(monthly(2900, rest), { invoices })).toEqual(until(at("2026-03-10"), true));
  });

  test("but not if it began with a trial, and its first invoice was not paid", () => {
    expect(spanOf(monthly(2900, { ...trial, ...ended }), { invoices: [unpaidFirst] })).toEqual(
      until(at("2026-03-10"), true, at("2026-01-15")),
    );
  });
});

describe("a paused subscription is paused", () => {
  const since = (rest: Partial<SubscriptionFacts>, invoices: readonly InvoiceFacts[] = [], beforeSeconds = now) =>
    pausedSince(monthly(2900, { status: "paused", ...rest }), invoices, beforeSeconds, valuingOf({ invoices }));

  test.each<[string, Partial<SubscriptionFacts>, readonly InvoiceFacts[], number, boolean]>([
    ["since the time that it shows", { pausedSeconds: at("2026-03-05") }, [], at("2026-03-05"), true],
    ["since its trial's end without a payment", trial, [], at("2026-01-15"), false],
    ["since its period after a payment", trial, [firstBill], period, false],
    ["since its period without a trial", {}, [], period, false],
    [
      "since its period, if it is active and its collection is paused",
      { ...trial, status: "active" },
      [],
      period,
      false,
    ],
  ])("%s", (_what, rest, invoices, seconds, isExact) => {
    expect(since(rest, invoices)).toEqual({ seconds, isExact });
  });

  test("since no time before its trial's end, or before its start", () => {
    expect(since(trial, [firstBill], at("2026-02-01"))).toEqual({ seconds: at("2026-01-15"), isExact: false });
    expect(since({}, [], at("2026-02-01"))).toEqual({ seconds: start, isExact: false });
    expect(since(trial, [firstBill], at("2026-01-15"))).toEqual({ seconds: start, isExact: false });
    const later = { ...laterTrial, trialEndSeconds: at("2026-02-20") };
    expect(since(later, [firstBill], at("2026-02-25"))).toEqual({ seconds: start, isExact: false });
  });

  test("since it owes, if it is past due", () => {
    const paid = invoice({ createdSeconds: at("2026-02-03"), paidSeconds: now });
    const pastDue = { status: "past_due", pauseBehavior: "void" };
    expect(since(pastDue, [firstBill, paid])).toEqual({ seconds: at("2026-02-03"), isExact: false });
  });
});
