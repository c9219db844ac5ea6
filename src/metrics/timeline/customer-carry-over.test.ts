import { describe, expect, test } from "vitest";
import type { CustomerCarryOver } from "./customer-carry-over.js";
import type { DiscountFacts } from "../dossier/catalog-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import {
  at,
  change,
  customer,
  derived,
  discount,
  invoice,
  item,
  monthly,
  noReferences,
  now,
  price,
  subscription,
  eventLines,
} from "../testing/world.js";

const inApril = at("2026-04-10");
const half = (rest: Partial<DiscountFacts> = {}) =>
  discount({ id: "HALF", percentOff: "50", duration: "repeating" }, { endSeconds: inApril, ...rest });

describe("the carry-over stores what a later derivation cannot see", () => {
  test("the next time at which MRR changes without an event, and the discounts that will end", () => {
    const later = half({ id: "di_later", endSeconds: inApril + 1 });
    const { carryOver } = derived({ subscriptions: [monthly(2900, { discounts: [later, half()] })] });
    const ending = { id: "di_HALF", couponId: "HALF", startSeconds: at("2026-01-01"), endSeconds: inApril };
    expect(carryOver).toEqual({
      scheduledSeconds: inApril,
      ending: [
        { ...ending, id: "di_later", endSeconds: inApril + 1, subscriptionId: "sub_1", itemId: null },
        { ...ending, subscriptionId: "sub_1", itemId: null },
      ],
      idle: {},
    });
    const ofItem = subscription([item(price(2900), 1, { discounts: [half()] })]);
    expect(derived({ subscriptions: [ofItem] }).carryOver?.ending).toEqual([
      { ...ending, subscriptionId: "sub_1", itemId: ofItem.items[0]!.id },
    ]);
    const ofCustomer = derived({ subscriptions: [monthly(2900)], customer: customer({ discount: half() }) });
    expect(ofCustomer.carryOver?.ending).toEqual([{ ...ending, subscriptionId: null, itemId: null }]);
  });

  test("the time at which past_due_max_days is over", () => {
    const owed = invoice({ status: "open", createdSeconds: at("2026-03-10") });
    const of = { subscriptions: [monthly(2900, { status: "past_due" })], invoices: [owed] };
    expect(derived(of, { pastDueMaxDays: 14 }).carryOver).toEqual({
      scheduledSeconds: at("2026-03-24"),
      idle: { sub_1: "past_due" },
    });
    expect(derived(of).carryOver).toBeUndefined();
  });

  test("the statuses that an event of the end does not contain", () => {
    const statuses = ["unpaid", "paused", "incomplete", "of_2030", "active", "past_due", "trialing", "canceled"];
    const subscriptions = statuses.map((status) =>
      monthly(2900, {
        id: `sub_${status}`,
        status,
        trialEndSeconds: ["trialing", "unpaid"].includes(status) ? now + 1 : null,
        endedSeconds: status === "canceled" ? now - 100_000 : null,
      }),
    );
    expect(derived({ subscriptions }).carryOver).toEqual({
      scheduledSeconds: null,
      idle: { sub_incomplete: "incomplete", sub_of_2030: "of_2030", sub_paused: "paused", sub_unpaid: "unpaid" },
    });
  });

  test("the discounts of a free plan, and of a customer without subscriptions, which change no MRR yet", () => {
    const ending = { id: "di_HALF", couponId: "HALF", startSeconds: at("2026-01-01"), endSeconds: inApril };
    const free = derived({ subscriptions: [monthly(0, { discounts: [half()] })] });
    expect(free.carryOver).toEqual({
      scheduledSeconds: null,
      ending: [{ ...ending, subscriptionId: "sub_1", itemId: null }],
      idle: {},
    });
    const alone = derived({ customer: customer({ discount: half() }) });
    expect(alone.carryOver).toEqual({
      scheduledSeconds: null,
      ending: [{ ...ending, subscriptionId: null, itemId: null }],
      idle: {},
    });
  });

  test("the earliest time at which any subscription's MRR changes, or what its trial would be worth", () => {
    const inMay = monthly(2900, { discounts: [half({ endSeconds: at("2026-05-10") })] });
    const trialing = monthly(2900, {
      id: "sub_2",
      status: "trialing",
      trialEndSeconds: at("2026-06-01"),
      discounts: [half({ id: "di_trial" })],
    });
    expect(derived({ subscriptions: [inMay, trialing] }).carryOver?.scheduledSeconds).toBe(inApril);
    const replaced = discount({ id: "OWN", percentOff: "10" });
    const own = monthly(2900, { discounts: [replaced] });
    const { carryOver } = derived({ subscriptions: [own], customer: customer({ discount: half() }) });
    expect(carryOver).toMatchObject({ scheduledSeconds: null, ending: [{ id: "di_HALF" }] });
  });

  test.each([
    [now - 1, true],
    [now, true],
    [now + 1, false],
    [null, true],
  ])("the status of a trial that ends at %j: %j", (trialEndSeconds, isCarried) => {
    const trialing = monthly(2900, { status: "trialing", trialEndSeconds });
    const { carryOver } = derived({ subscriptions: [trialing] });
    expect(carryOver?.idle).toEqual(isCarried ? { sub_1: "trialing" } : undefined);
  });

  test("no discount that has ended, whose end is not known, or whose coupon is not known", () => {
    const discounts = [half({ endSeconds: now }), half({ id: "di_2", endSeconds: null })];
    const unknown = { id: "di_3", couponId: null, coupon: undefined, startSeconds: null, endSeconds: inApril };
    const living = monthly(2900, { discounts: [...discounts, unknown] });
    expect(derived({ subscriptions: [living] }).carryOver).toBeUndefined();
    const ended = monthly(2900, { status: "canceled", endedSeconds: now - 1, discounts: [half()] });
    expect(derived({ subscriptions: [ended] }).carryOver).toBeUndefined();
  });

  test("the time at which a discount of the customer begins, which has no end", () => {
    const later = discount({ id: "c30", percentOff: "30" }, { startSeconds: inApril });
    const { carryOver } = derived({ subscriptions: [monthly(2900)], customer: customer({ discount: later }) });
    expect(carryOver).toEqual({ scheduledSeconds: inApril, idle: {} });
  });

  test("nothing if no MRR change is scheduled: a discount that never changes MRR is not stored", () => {
    expect(derived({ subscriptions: [monthly(2900)] }).carryOver).toBeUndefined();
    const once = discount({ id: "once", percentOff: "50", duration: "once" }, { endSeconds: inApril });
    expect(derived({ subscriptions: [monthly(2900, { discounts: [once] })] }).carryOver).toBeUndefined();
  });
});

describe("a derivation with a carry-over", () => {
  const end = (status: string): Partial<SubscriptionFacts> => ({ status, endedSeconds: at("2026-03-14T10:00:00Z") });
  const ended = monthly(2900, end("canceled"));
  const ending = { ...change("2026-03-14T10:00:00Z", monthly(2900), ended), beforeIsExact: false };

  test("the end of an unpaid subscription does not remove its MRR a second time", () => {
    const carriedOver: CustomerCarryOver = { scheduledSeconds: null, idle: { sub_1: "unpaid" } };
    const of = { subscriptions: [ended], changes: [ending] };
    expect(cancelled(of, carriedOver)).toEqual(["2026-03-14T10:00:00Z subscription_cancelled 0->0 usd - event/exact"]);
    expect(cancelled(of)).toEqual(["2026-03-14T10:00:00Z subscription_cancelled 2900->0 usd churn event/exact"]);
  });

  test.each<[string, CustomerCarryOver["ending"]]>([
    ["subscription's", [{ ...endingDiscount(), subscriptionId: "sub_1" }]],
    ["item's", [{ ...endingDiscount(), subscriptionId: "sub_1", itemId: monthly(2900).items[0]!.id }]],
    ["customer's", [endingDiscount()]],
  ])("the end of a %s discount is emitted, though no object shows the discount any more", (_owner, ending) => {
    const carriedOver: CustomerCarryOver = { scheduledSeconds: endingDiscount().endSeconds, idle: {}, ending };
    const coupon = half().coupon!;
    const references = { ...noReferences, coupon: (id: string) => (id === "HALF" ? coupon : undefined) };
    const ofLife = { subscriptions: [monthly(2900)] };
    const lines = eventLines(derived(ofLife, {}, { carriedOver }, references));
    expect(lines).toContain(
      "2026-03-14T12:00:00Z subscription_changed [discount_expired] 1450->2900 usd expansion list/exact",
    );
    const raised = change("2026-03-14T13:00:00Z", monthly(2900), monthly(4900));
    const later = eventLines(
      derived({ subscriptions: [monthly(4900)], changes: [raised] }, {}, { carriedOver }, references),
    );
    expect(later).toContain(
      "2026-03-14T12:00:00Z subscription_changed [discount_expired] 1450->2900 usd expansion list/exact",
    );
    expect(later).toContain(
      "2026-03-14T13:00:00Z subscription_changed [upgraded] 2900->4900 usd expansion event/exact",
    );
  });

  test("an upgrade from a free plan is discounted until the discount ends, both in one window", () => {
    const named = { id: "di_HALF", couponId: null, coupon: undefined, startSeconds: null, endSeconds: null };
    const endSeconds = at("2026-03-14T12:00:00Z");
    const free = monthly(0, { discounts: [half({ endSeconds })] });
    const { carryOver: carriedOver } = derived({ subscriptions: [free] }, {}, { asOfSeconds: at("2026-03-13") });
    const ofEvent = (amount: number) => monthly(amount, { discounts: [named] });
    const upgraded = change("2026-03-14T11:00:00Z", ofEvent(0), ofEvent(2900));
    const references = { ...noReferences, coupon: () => half().coupon };
    const of = { subscriptions: [monthly(2900)], changes: [upgraded] };
    const { issues, ...derivation } = derived(of, {}, { carriedOver }, references);
    expect(issues).toEqual([]);
    expect(eventLines({ ...derivation, issues }).filter((line) => line.includes("subscription_changed"))).toEqual([
      expect.stringContaining("[started] 0->0 usd"),
      "2026-03-14T11:00:00Z subscription_changed [upgraded,discount] 0->1450 usd new event/exact",
      "2026-03-14T12:00:00Z subscription_changed [discount_expired] 1450->2900 usd expansion list/exact",
    ]);
  });

  test("a discount that was removed before its end does not come back", () => {
    const carriedOver: CustomerCarryOver = {
      scheduledSeconds: endingDiscount().endSeconds,
      idle: {},
      ending: [{ ...endingDiscount(), subscriptionId: "sub_1" }],
    };
    const before = monthly(2900, { discounts: [half({ endSeconds: endingDiscount().endSeconds })] });
    const removal = change("2026-03-14T11:00:00Z", before, monthly(2900));
    const lines = eventLines(derived({ subscriptions: [monthly(2900)], changes: [removal] }, {}, { carriedOver }));
    expect(lines.filter((line) => line.includes("2026-03-14"))).toEqual([
      "2026-03-14T11:00:00Z subscription_changed [discount] 1450->2900 usd expansion event/exact",
    ]);
  });
});

function endingDiscount() {
  const endSeconds = at("2026-03-14T12:00:00Z");
  const startSeconds = at("2026-01-01");
  return { id: "di_HALF", couponId: "HALF", startSeconds, endSeconds, subscriptionId: null, itemId: null };
}

function cancelled(of: Parameters<typeof derived>[0], carriedOver?: CustomerCarryOver): string[] {
  return eventLines(derived(of, {}, { carriedOver })).filter((line) => line.includes("cancelled"));
}
