import { describe, expect, test } from "vitest";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { at, billed, change, discount, monthly, price, valuingOf } from "../testing/world.js";
import { statesOf } from "./states.js";
import { timelineOf, type SubscriptionHistory } from "./timeline.js";

const boundary = at("2026-03-01");
const asOf = at("2026-04-01");
const raised = change("2026-03-10T00:00:00Z", monthly(1000), monthly(2000));

/** Returns the points as of April. */
function points(of: Partial<SubscriptionHistory> & Pick<SubscriptionHistory, "current">, asOfSeconds = asOf) {
  const history = { opening: of.current, changes: [], invoices: [], lines: [], reported: undefined, ...of };
  const valuing = valuingOf({ subscriptions: [of.current], changes: history.changes });
  return timelineOf(history, new Map(), { fromSeconds: boundary, asOfSeconds }, valuing);
}

/** Returns them as text. */
function timeline(...args: Parameters<typeof points>): string[] {
  const time = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19).replace("T00:00:00", "");
  return points(...args).map(
    ({ occurredSeconds, mrrState, source, isDiscountEnd }) =>
      `${time(occurredSeconds)} ${mrrState.mrrMinor} ${source}${isDiscountEnd ? " end" : ""}`,
  );
}

describe("the timeline of a subscription", () => {
  test("contains inferred points, and then those of the changes", () => {
    const { before: opening, after: current } = raised;
    expect(timeline({ current, opening, changes: [raised] })).toEqual([
      "2026-01-01 1000 history",
      "2026-01-01 1000 history",
      "2026-03-10 2000 event",
    ]);
  });

  test("contains changes alone, if the first one creates the subscription", () => {
    const created = change("2026-03-10T00:00:00Z", undefined, monthly(1000));
    expect(timeline({ current: monthly(1000), opening: undefined, changes: [created] })).toEqual([
      "2026-03-10 1000 event",
    ]);
  });

  test("ends with the moment that it describes", () => {
    const of = { current: monthly(2000), opening: monthly(1000), changes: [raised] };
    expect(timeline(of, at("2026-03-10")).at(-1)).toBe("2026-03-10 2000 event");
    expect(timeline(of, at("2026-03-10") - 1).at(-1)).toBe("2026-01-01 1000 history");
  });

  test("contains the end of a discount after a change, until the next change", () => {
    const reduced = (amount: number, end: string): SubscriptionFacts =>
      monthly(amount, {
        discounts: [discount({ percentOff: "50", duration: "repeating" }, { endSeconds: at(end) })],
      });
    const until = (end: string) => {
      const [first, second] = [reduced(1000, end), reduced(2000, end)];
      const changes = [change("2026-03-05T00:00:00Z", first, first), change("2026-03-10T00:00:00Z", first, second)];
      return timeline({ current: second, opening: first, changes }).slice(2);
    };
    expect(until("2026-03-07")).toEqual(["2026-03-05 500 event", "2026-03-07 1000 list end", "2026-03-10 2000 event"]);
    expect(until("2026-03-10")).toEqual(["2026-03-05 500 event", "2026-03-10 2000 event"]);
    expect(until("2026-04-01")).toEqual(["2026-03-05 500 event", "2026-03-10 1000 event", "2026-04-01 2000 list end"]);
    expect(until("2026-04-02")).toEqual(["2026-03-05 500 event", "2026-03-10 1000 event"]);
  });

  test("contains the end of a discount until the first change, or until its own end", () => {
    const end = discount({ percentOff: "50", duration: "repeating" }, { endSeconds: at("2026-03-10") });
    const current = monthly(1000, { discounts: [end] });
    expect(timeline({ current }).at(-1)).toBe("2026-03-10 1000 list end");
    const later = change("2026-03-10T00:00:00Z", current, monthly(3000));
    expect(timeline({ current: monthly(3000), opening: current, changes: [later] }).slice(1)).toEqual([
      "2026-01-01 500 history",
      "2026-03-10 3000 event",
    ]);
  });

  test("is inferred from invoices of the time before the changes", () => {
    const trial = { trialStartSeconds: at("2026-01-01"), trialEndSeconds: at("2026-02-01") };
    const paused = monthly(1000, { ...trial, status: "paused" });
    const paid = (day: string) => billed(price(1000), day, "2026-04-01");
    // With a payment, it counted before the pause.
    expect(timeline({ current: paused, invoices: [paid("2026-02-28")] })[0]).toBe("2026-02-01 1000 history");
    expect(timeline({ current: paused, invoices: [paid("2026-03-01")] })).toEqual(["2026-01-01 0 list"]);
  });
});

describe("a timeline after earlier syncs", () => {
  const reported = (untilSeconds: number) => ({ mrr: 500, untilSeconds, reportsObserved: false });

  test("continues what they reported", () => {
    const of = { current: monthly(2000), opening: monthly(1000), changes: [raised], reported: reported(boundary) };
    expect(timeline(of).slice(-2)).toEqual(["2026-02-28T23:59:59 500 list", "2026-03-10 2000 event"]);
  });

  test("does not, if the subscription was created since then", () => {
    const created = change("2026-03-10T00:00:00Z", undefined, monthly(1000));
    const of = { current: monthly(1000), opening: undefined, changes: [created] };
    const own = ["2026-03-10 1000 event"];
    expect(timeline({ ...of, reported: reported(created.createdSeconds) })).toEqual(own);
    expect(timeline({ ...of, reported: reported(created.createdSeconds + 1) })).not.toEqual(own);
    expect(timeline({ ...of, opening: monthly(1000), reported: reported(created.createdSeconds) })).not.toEqual(own);
  });
});

describe("the states of a timeline", () => {
  const states = (...args: Parameters<typeof points>) =>
    statesOf(points(...args)).map(({ facts, terms, eventSeconds }) => [facts, terms[0]?.priceId, eventSeconds]);
  const { before: opening, after: current } = raised;

  test("are the last one before the changes, and one after each change", () => {
    const last = price(1000).id;
    expect(states({ current, opening, changes: [raised] })).toEqual([
      [opening, last, undefined],
      [current, price(2000).id, raised.createdSeconds],
    ]);
    expect(states({ current: opening! })).toEqual([[opening, last, undefined]]);
  });

  test("begin with the first change, if it creates the subscription", () => {
    const created = { ...raised, before: undefined };
    expect(states({ current, opening: undefined, changes: [created] })).toEqual([
      [current, price(2000).id, raised.createdSeconds],
    ]);
    expect(statesOf([])).toEqual([]);
  });
});
