import { describe, expect, test } from "vitest";
import type { DiscountFacts } from "../dossier/catalog-facts.js";
import type { Dossier } from "../dossier/dossier.js";
import {
  at,
  billed,
  change,
  customer,
  derived,
  discount,
  eventLines,
  invoice,
  monthly,
  now,
  price,
} from "../testing/world.js";
import { withDiscountEnds } from "./discount-ends.js";
import type { Point } from "./point.js";

const end = "2026-03-14T12:00:00Z";
const half = (rest: Partial<DiscountFacts> = {}) =>
  discount({ id: "HALF", percentOff: "50", duration: "repeating" }, { endSeconds: at(end), ...rest });
/** The discount as an event shows it. */
const named: DiscountFacts = { id: "di_HALF", couponId: null, coupon: undefined, startSeconds: null, endSeconds: null };
const discounted = (amount: number, rest = {}) => monthly(amount, { discounts: [half()], ...rest });
const linesAt = (when: string, of: Partial<Dossier>, options = {}, context = {}) =>
  eventLines(derived(of, options, context)).filter((line) => line.startsWith(when));

describe("the end of a repeating discount is discount_expired", () => {
  test("without any other change", () => {
    expect(linesAt(end, { subscriptions: [discounted(2900)] })).toEqual([
      `${end} subscription_changed [discount_expired] 1450->2900 usd expansion list/exact`,
    ]);
  });

  const before = monthly(2900, { discounts: [named] });
  test.each<[string, Dossier["changes"], string]>([
    ["a renewal", [change(end, before, before)], "[discount_expired] 1450->2900"],
    ["its removal", [change(end, before, monthly(2900))], "[discount_expired] 1450->2900"],
    [
      "an upgrade",
      [change(end, before, monthly(4900, { discounts: [named] }))],
      "[upgraded,discount_expired] 1450->4900",
    ],
  ])("in the second of %s", (_what, changes, text) => {
    const { after } = changes[0] as ReturnType<typeof change>;
    const current = { ...after, discounts: after.discounts.map(() => half()) };
    const invoices = [billed(price(2900), "2026-02-14", end, {}, { discounts: [half()] })];
    expect(linesAt(end, { subscriptions: [current], changes, invoices }).slice(0, 1)).toEqual([
      `${end} subscription_changed ${text} usd expansion event/exact`,
    ]);
  });

  test("in the second in which an invoice's period begins, seen first long after it", () => {
    const off = { discounts: [{ discountId: "di_HALF", amountMinor: 1450 }] };
    const ended = half({ endSeconds: at("2026-02-01") });
    const invoices = [
      billed(price(2900), "2026-01-01", "2026-02-01", off, { id: "in_1", discounts: [ended] }),
      billed(price(2900), "2026-02-01", "2026-03-01", {}, { id: "in_2" }),
    ];
    expect(linesAt("2026-02-01 subscription_changed", { subscriptions: [monthly(2900)], invoices })).toEqual([
      "2026-02-01 subscription_changed [discount_expired] 1450->2900 usd expansion history/inferred",
    ]);
    const deleted = { ...ended, endSeconds: null };
    const [first, second] = invoices;
    const removed = [{ ...first!, discounts: [deleted] }, second!];
    expect(linesAt("2026-02-01 subscription_changed", { subscriptions: [monthly(2900)], invoices: removed })).toEqual([
      "2026-02-01 subscription_changed [discount] 1450->2900 usd expansion history/inferred",
    ]);
    // Another representation of the deleted discount still has its end.
    const both = [...removed, { ...first!, id: "in_0", lines: [], discounts: [ended] }];
    expect(linesAt("2026-02-01 subscription_changed", { subscriptions: [monthly(2900)], invoices: both })).toEqual([
      "2026-02-01 subscription_changed [discount_expired] 1450->2900 usd expansion history/inferred",
    ]);
  });

  test("of the customer in the second in which an unpaid invoice is paid", () => {
    const owed = invoice({ status: "paid", createdSeconds: at("2026-03-01"), paidSeconds: at(end) });
    const later = invoice({ id: "in_2", status: "open", createdSeconds: at("2026-03-02"), paidSeconds: null });
    const of = {
      customer: customer({ discount: half() }),
      subscriptions: [monthly(2900, { status: "past_due" })],
      invoices: [owed, later],
    };
    expect(linesAt(`${end} subscription_changed`, of, { pastDueMaxDays: 30 })).toEqual([
      `${end} subscription_changed [discount_expired] 1450->2900 usd expansion list/exact`,
    ]);
  });

  test("and a discount that is removed before its end is not", () => {
    const removal = change("2026-03-14T11:00:00Z", discounted(2900), monthly(2900));
    expect(linesAt("2026-03-14", { subscriptions: [monthly(2900)], changes: [removal] })).toEqual([
      "2026-03-14T11:00:00Z subscription_changed [discount] 1450->2900 usd expansion event/exact",
    ]);
  });
});

describe("the MRR at the end of a discount", () => {
  const own = (rest: Partial<DiscountFacts> = {}) => [half({ endSeconds: now, ...rest })];
  const ofCustomer = discount({ id: "c30", percentOff: "30" });
  const without = [] as const;
  test.each<[string, Partial<Dossier>, number]>([
    [
      "in the last second before it",
      { subscriptions: [monthly(3000, { discounts: own({ endSeconds: now + 1 }) })] },
      1500,
    ],
    ["in its very second", { subscriptions: [monthly(3000, { discounts: own() })] }, 3000],
    [
      "of a subscription's discount that replaced the customer's",
      { customer: customer({ discount: ofCustomer }), subscriptions: [monthly(3000, { discounts: own() })] },
      2100,
    ],
    [
      "of a customer's discount that the subscription's replaces",
      {
        customer: customer({ discount: half({ id: "di_c", endSeconds: now }) }),
        subscriptions: [monthly(3000, { discounts: [discount({ id: "s10", percentOff: "10" })] })],
      },
      2700,
    ],
    [
      "of a customer's discount",
      {
        customer: customer({ discount: half({ endSeconds: now }) }),
        subscriptions: [monthly(3000, { discounts: without })],
      },
      3000,
    ],
  ])("%s", (_when, of, mrr) => {
    const first = derived(of);
    expect(first.metrics.mrr).toBe(mrr);
    expect(first.issues).toEqual([]);
    expect(first.events.reduce((sum, { mrr_delta }) => sum + (mrr_delta ?? 0), 0)).toBe(mrr);
    // The next sync begins one second later.
    const next = { changesFromSeconds: now + 1, asOfSeconds: now + 86_400, carriedOver: first.carryOver };
    const later = derived(of, {}, next);
    const own = later.events.filter(({ recorded_at: recorded }) => Date.parse(recorded) >= (now + 1) * 1000);
    expect(own.reduce((sum, { mrr_delta }) => sum + (mrr_delta ?? 0), mrr)).toBe(later.metrics.mrr);
  });
});

test("a discount that a later point still has did not end there, although its end has passed", () => {
  const state = { counting: "counted", mrrMinor: 1450, terms: [], discountIds: ["di_HALF"] } as const;
  const rest = { facts: monthly(2900), source: "history", precision: "inferred", isDiscountEnd: false } as const;
  const points = [at("2026-02-14"), at(end)].map((seconds): Point => {
    return { occurredSeconds: seconds, recordedSeconds: seconds, mrrState: state, ...rest };
  });
  const gone: Point = { ...points[1]!, mrrState: { ...state, discountIds: [] } };
  const known = () => ({ id: "di_HALF", coupon: half().coupon!, startSeconds: null, endSeconds: at(end) });
  const endsOf = (all: readonly Point[]) => withDiscountEnds(all, { known }).map(({ isDiscountEnd }) => isDiscountEnd);
  expect(endsOf(points)).toEqual([false, false]);
  expect(endsOf([points[0]!, gone])).toEqual([false, true]);
});
