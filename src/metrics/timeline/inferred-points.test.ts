import { describe, expect, test } from "vitest";
import type { DiscountFacts } from "../dossier/catalog-facts.js";
import type { Dossier } from "../dossier/dossier.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { MetricsOptions } from "../options.js";
import { line } from "../testing/evidence.js";
import {
  at,
  billed,
  customer,
  discount,
  invoice,
  item,
  monthly,
  price,
  subscription,
  valuingOf,
} from "../testing/world.js";
import { inferredPoints } from "./inferred-points.js";
import { subscriptionLines } from "./subscription-lines.js";

const boundary = at("2026-06-01");
const [small, large] = [price(1000), price(2000)];
/** A subscription since January, in its period of May. */
const may = { periodStartSeconds: at("2026-05-01"), periodEndSeconds: at("2026-06-01") };
const holding = (of = small, rest: Partial<SubscriptionFacts> = {}) =>
  subscription([item(of, 1, { id: "si_1", ...may })], rest);

interface Given extends Pick<Partial<Dossier>, "customer"> {
  readonly invoices?: readonly InvoiceFacts[];
  readonly untilSeconds?: number;
  readonly boundarySeconds?: number;
  readonly options?: Partial<MetricsOptions>;
}

/** Returns the points as text: when it happened, and if that differs, when it was recorded. */
function points(facts: SubscriptionFacts, given: Given = {}): string[] {
  const { invoices = [], untilSeconds = boundary, boundarySeconds = boundary, options, ...of } = given;
  const knownPrices = new Map([small, large].map((each) => [each.id, each]));
  const lines = subscriptionLines({ invoices }).get(facts.id) ?? [];
  const opening = { facts, untilSeconds, invoices, lines, knownPrices, boundarySeconds };
  const all = inferredPoints(opening, valuingOf({ ...of, subscriptions: [facts], invoices }, options));
  const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
  return all.map(({ occurredSeconds, recordedSeconds, mrrState, source, precision, isDiscountEnd }) => {
    const recorded = recordedSeconds === occurredSeconds ? "" : ` (${day(recordedSeconds)})`;
    const state = mrrState.counting === "counted" ? mrrState.mrrMinor : mrrState.counting;
    return `${day(occurredSeconds)}${recorded} ${state} ${source}/${precision}${isDiscountEnd ? " end" : ""}`;
  });
}

describe("the inferred points of a subscription that counts", () => {
  test("are its start, and its facts from then on, if no invoice shows more", () => {
    expect(points(holding())).toEqual(["2026-01-01 1000 history/inferred", "2026-01-01 1000 history/inferred"]);
  });

  test("are exact, if it was created from the boundary on", () => {
    const expected = ["2026-06-01 1000 list/exact", "2026-06-01 1000 list/exact"];
    expect(points(holding(small, { createdSeconds: boundary }), { untilSeconds: boundary + 1 })).toEqual(expected);
    const before = points(holding(small, { createdSeconds: boundary - 1 }), { untilSeconds: boundary });
    expect(before[0]).toBe("2026-05-31 1000 history/inferred");
  });

  test("are recorded when it was created, if it was backdated", () => {
    const facts = holding(small, { createdSeconds: at("2026-02-01"), startSeconds: at("2026-01-01") });
    expect(points(facts)[0]).toBe("2026-01-01 (2026-02-01) 1000 history/inferred");
  });

  const january = billed(small, "2026-01-01", "2026-02-01", {}, { id: "in_1" });
  const february = billed(large, "2026-02-01", "2026-03-01", {}, { id: "in_2" });

  test("contain each billed period, with the MRR at the start first", () => {
    expect(points(holding(large), { invoices: [february, january] })).toEqual([
      "2026-01-01 1000 history/inferred",
      "2026-02-01 2000 history/inferred",
      "2026-05-01 2000 history/inferred",
    ]);
  });

  test("begin with the first billed MRR, if no invoice shows the start", () => {
    expect(points(holding(small), { invoices: [february] })).toEqual([
      "2026-01-01 2000 history/inferred",
      "2026-02-01 2000 history/inferred",
      "2026-05-01 1000 history/inferred",
    ]);
  });

  test("do not contain what was billed for the trial", () => {
    const trial = { trialStartSeconds: at("2026-01-01"), trialEndSeconds: at("2026-02-01") };
    expect(points(holding(large, trial), { invoices: [january, february] })).toEqual([
      "2026-02-01 2000 history/inferred",
      "2026-05-01 2000 history/inferred",
    ]);
    const later = { trialStartSeconds: at("2026-02-01"), trialEndSeconds: at("2026-02-20") };
    expect(points(holding(large, later), { invoices: [january, february] })).toEqual([
      "2026-01-01 1000 history/inferred",
      "2026-05-01 2000 history/inferred",
    ]);
  });

  test("do not contain what was billed or recorded from the boundary on", () => {
    const june = billed(large, "2026-06-01", "2026-07-01", {}, { id: "in_6" });
    expect(points(holding(), { invoices: [january, june], untilSeconds: boundary + 1 })).toEqual([
      "2026-01-01 1000 history/inferred",
      "2026-05-01 1000 history/inferred",
    ]);
    const lines = [line(large, "2026-05-10", "2026-06-01", { proration: "debit" })];
    const backdated = (day: string) =>
      invoice({ id: "in_7", createdSeconds: at(day), billingReason: "subscription_update", lines });
    const changed = (day: string) =>
      points(holding(large), { invoices: [january, backdated(day)], untilSeconds: boundary + 1 }).slice(1);
    expect(changed("2026-05-31")).toEqual([
      "2026-05-10 (2026-05-31) 2000 history/exact",
      "2026-05-31 2000 history/inferred",
    ]);
    expect(changed("2026-06-01")).toEqual(["2026-05-01 2000 history/inferred"]);
  });

  test("contain a change in the current period at the latest time that the facts show", () => {
    const facts = (createdSeconds: number, startSeconds: number | null = null) => {
      const half = discount({ percentOff: "50" }, { startSeconds });
      return subscription(
        [item(large, 1, { ...may, createdSeconds })],
        startSeconds === null ? {} : { discounts: [half] },
      );
    };
    const last = (of: SubscriptionFacts) => points(of, { invoices: [january] }).at(-1);
    expect(last(facts(at("2026-05-10")))).toBe("2026-05-10 2000 history/inferred");
    expect(last(facts(at("2026-06-01")))).toBe("2026-05-01 2000 history/inferred");
    expect(last(facts(at("2026-05-10"), at("2026-05-20")))).toBe("2026-05-20 1000 history/inferred");
    const ofItem = item(large, 1, {
      ...may,
      discounts: [discount({ percentOff: "50" }, { startSeconds: at("2026-05-25") })],
    });
    expect(last(subscription([ofItem]))).toBe("2026-05-25 1000 history/inferred");
  });

  test("have the exact value of the price where an invoice rounded it", () => {
    const seats = price("0.6", "month", { id: small.id });
    const rounded = [1, 2, 3].map((index) => ({
      ...january.lines[0]!,
      id: `il_${index}`,
      itemId: `si_${index}`,
      amountMinor: 1,
    }));
    const items = rounded.map(({ itemId }) => item(seats, 1, { id: itemId, ...may }));
    // 3 x 0.6 is 1.8, and 3 x 1 is 3.
    expect(points(subscription(items), { invoices: [{ ...january, lines: rounded }] })).toEqual([
      "2026-01-01 2 history/inferred",
      "2026-05-01 2 history/inferred",
    ]);
    const usage = item(price(1, "month", { isMetered: true }), null, may);
    expect(points(subscription([...items, usage]), { invoices: [{ ...january, lines: rounded }] })[0]).toBe(
      "2026-01-01 2 history/inferred",
    );
    const other = rounded.map((each) => ({ ...each, quantity: 9 }));
    expect(points(subscription(items), { invoices: [{ ...january, lines: other }] })[0]).toBe(
      "2026-01-01 3 history/inferred",
    );
  });

  test("are exact where a proration shows the moment", () => {
    const change = [
      line(small, "2026-02-10", "2026-03-01", { id: "il_1", proration: "credit", amountMinor: -500 }),
      line(large, "2026-02-10", "2026-03-01", { id: "il_2", proration: "debit", amountMinor: 1000 }),
    ];
    const update = invoice({ id: "in_3", createdSeconds: at("2026-02-10"), lines: change });
    expect(points(holding(large), { invoices: [january, update] })).toEqual([
      "2026-01-01 1000 history/inferred",
      "2026-02-10 2000 history/exact",
      "2026-05-01 2000 history/inferred",
    ]);
  });
});

describe("the inferred points of scheduled changes", () => {
  const ending = (day: string): DiscountFacts =>
    discount({ percentOff: "50", duration: "repeating" }, { endSeconds: at(day) });
  const end = { untilSeconds: at("2026-07-01") };

  test("are exact, if a discount ends", () => {
    expect(points(monthly(1000, { discounts: [ending("2026-03-01")] }), end).slice(1)).toEqual([
      "2026-01-01 500 history/inferred",
      "2026-03-01 1000 list/exact end",
    ]);
  });

  test("are exact from the boundary on, and before it inferred", () => {
    const owed = invoice({ status: "open", createdSeconds: at("2026-01-01") });
    const over = (pastDueMaxDays: number) =>
      points(monthly(1000, { status: "past_due" }), { ...end, invoices: [owed], options: { pastDueMaxDays } }).at(-1);
    expect(over(10)).toBe("2026-01-11 unpaid history/inferred");
    expect(over(150)).toBe("2026-05-31 unpaid history/inferred");
    expect(over(151)).toBe("2026-06-01 unpaid list/exact");
  });

  test("count at the start, even if it has been past due for too long since", () => {
    const owed = invoice({ status: "open", createdSeconds: at("2025-12-01") });
    const of = { ...end, invoices: [owed], options: { pastDueMaxDays: 10 } };
    expect(points(monthly(1000, { status: "past_due" }), of)[0]).toBe("2026-01-01 1000 history/inferred");
  });

  test("are the customer's, too", () => {
    const ofCustomer = customer({ discount: { ...ending("2026-03-01"), startSeconds: at("2026-02-01") } });
    expect(points(monthly(1000), { ...end, customer: ofCustomer }).slice(1)).toEqual([
      "2026-01-01 1000 history/inferred",
      "2026-02-01 500 history/inferred",
      "2026-03-01 1000 list/exact end",
    ]);
  });
});

describe("the inferred points of a subscription that stopped counting", () => {
  test("end with the exact time of the stop, if the object shows it", () => {
    const ended = holding(small, { status: "canceled", endedSeconds: at("2026-05-20") });
    expect(points(ended)).toEqual([
      "2026-01-01 1000 history/inferred",
      "2026-01-01 1000 history/inferred",
      "2026-05-20 ended list/exact",
    ]);
  });

  test("end with an inferred time, if the object does not show it", () => {
    const unpaid = holding(small, { status: "unpaid", pauseBehavior: "void", cancelAtPeriodEnd: true });
    expect(points(unpaid)).toEqual([
      "2026-01-01 1000 history/inferred",
      "2026-01-01 1000 history/inferred",
      "2026-05-01 unpaid history/inferred",
    ]);
  });

  test("count until the request of the end, if that is the churn", () => {
    const requested = holding(small, { cancelAtPeriodEnd: true, cancelRequestedSeconds: at("2026-05-20") });
    expect(points(requested, { options: { churnTiming: "requested" } })).toEqual([
      "2026-01-01 1000 history/inferred",
      "2026-01-01 1000 history/inferred",
      "2026-05-20 cancellation_requested list/exact",
    ]);
  });

  test("contain what was billed before the stop only", () => {
    const invoices = [billed(large, "2026-01-01", "2026-02-01"), billed(small, "2026-02-01", "2026-03-01")];
    const ended = (day: string) => holding(small, { status: "canceled", endedSeconds: at(day) });
    expect(points(ended("2026-02-02"), { invoices })).toEqual([
      "2026-01-01 2000 history/inferred",
      "2026-02-01 1000 history/inferred",
      "2026-02-01 1000 history/inferred",
      "2026-02-02 ended list/exact",
    ]);
    expect(points(ended("2026-02-01"), { invoices })).toEqual([
      "2026-01-01 2000 history/inferred",
      "2026-01-01 1000 history/inferred",
      "2026-02-01 ended list/exact",
    ]);
  });

  test("are one exact point, if it never counted: its end or its start", () => {
    const expired = { status: "incomplete_expired", endedSeconds: at("2026-01-02") };
    expect(points(monthly(1000, expired))).toEqual(["2026-01-02 incomplete list/exact"]);
    expect(points(monthly(1000, { status: "incomplete" }))).toEqual(["2026-01-01 incomplete list/exact"]);
  });
});
