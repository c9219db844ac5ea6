import { describe, expect, it } from "vitest";
import type { BillingMode } from "./params/subscription.js";
import { noon, openShop, summaryOf } from "./testing/shop.js";

const START = noon(1, 10);
const CHANGE = noon(1, 26);
const PERIOD_END = noon(2, 10);

function shopIn(billingMode: BillingMode) {
  const shop = openShop(START);
  const id = shop.subscribe({ items: [{ price: shop.price(3100) }], billingMode });
  return { ...shop, id };
}

const FLEXIBLE = { type: "flexible" } as const;
const CLASSIC = { type: "classic" } as const;

describe("the billing mode", () => {
  it("is shown on the subscription, classic by default", () => {
    const { subscription, subscribe, price } = openShop(START);
    const items = [{ price: price(100) }];
    expect(subscription(subscribe({ items })).billing_mode).toEqual({ type: "classic", flexible: null });
    expect(subscription(subscribe({ items, billingMode: FLEXIBLE })).billing_mode).toEqual({
      type: "flexible",
      flexible: { proration_discounts: "included" },
      updated_at: START,
    });
  });
});

describe("credits in flexible billing", () => {
  it("give back each earlier debit that is still in force, each from its own time", () => {
    const { id, change, latestInvoice } = shopIn(FLEXIBLE);
    change(id, CHANGE, { quantity: 3 });
    const earlier = CHANGE - 2 * 86_400;
    change(id, CHANGE + 86_400, { quantity: 2 }, { prorationDate: earlier, prorationBehavior: "always_invoice" });
    const lines = latestInvoice(id).lines.data.slice(2);
    expect(summaryOf(lines)).toEqual([
      [-200, 1, true],
      [-4500, 3, true],
      [3400, 2, true],
    ]);
    expect(lines.map(({ period }) => [period.start, period.end])).toEqual([
      [earlier, CHANGE],
      [CHANGE, PERIOD_END],
      [earlier, PERIOD_END],
    ]);
  });

  it("give back each line of a tiered item", () => {
    const { subscribe, price, change, latestInvoice } = openShop(START);
    const steps = [
      { upTo: 10, unitAmount: 310 },
      { upTo: null, unitAmount: 620 },
    ];
    const tiered = price({ tiers: { mode: "graduated", steps } });
    const id = subscribe({ items: [{ price: tiered, quantity: 12 }], billingMode: FLEXIBLE });
    change(id, CHANGE, { quantity: 5 }, { prorationBehavior: "always_invoice" });
    expect(summaryOf(latestInvoice(id).lines.data)).toEqual([
      [-1500, 10, true],
      [-600, 2, true],
      [750, 5, true],
    ]);
  });

  it("give back only what was debited, unlike in classic billing", () => {
    const credited = (mode: BillingMode) => {
      const { id, change, latestInvoice } = shopIn(mode);
      change(id, CHANGE, { quantity: 5 }, { prorationBehavior: "none" });
      change(id, CHANGE, { quantity: 2 }, { prorationBehavior: "always_invoice" });
      return summaryOf(latestInvoice(id).lines.data)[0];
    };
    expect(credited(FLEXIBLE)).toEqual([-1500, 1, true]);
    expect(credited(CLASSIC)).toEqual([-7500, 5, true]);
  });

  it.each([
    ["included" as const, [[-1200, 0] as const, [2400, 0] as const]],
    ["itemized" as const, [[-1500, -300] as const, [3000, 600] as const]],
  ])("have discounts that are %s", (prorationDiscounts, expected) => {
    const { account, subscribe, price, change, latestInvoice, subscription } = openShop(START);
    account.createCoupon({ id: "FIFTH", percentOff: 20, duration: "forever" });
    const billingMode = { ...FLEXIBLE, prorationDiscounts };
    const id = subscribe({ items: [{ price: price(3100) }], billingMode, discounts: ["FIFTH"] });
    const discount = (subscription(id).discounts[0] as { id: string }).id;
    change(id, CHANGE, { quantity: 2 }, { prorationBehavior: "always_invoice" });
    const invoice = latestInvoice(id);
    expect(invoice.lines.data.map(({ amount, discount_amounts }) => [amount, discount_amounts])).toEqual(
      expected.map(([amount, off]) => [amount, [{ amount: off, discount }]]),
    );
    expect(invoice.total).toBe(1200);
  });
});

describe("a new interval", () => {
  it("restarts the cycle in classic billing: a credit, and an ordinary line of the new price", () => {
    const { id, change, price, latestInvoice, subscription } = shopIn(CLASSIC);
    change(id, CHANGE, { price: price(36_500, "year") });
    expect(subscription(id).billing_cycle_anchor).toBe(CHANGE);
    expect(summaryOf(latestInvoice(id).lines.data)).toEqual([
      [-1500, 1, true],
      [36_500, 1, false],
    ]);
  });

  it("keeps the anchor in flexible billing: both lines are prorations", () => {
    const { id, change, price, latestInvoice, subscription } = shopIn(FLEXIBLE);
    change(id, CHANGE, { price: price(36_500, "year") }, { prorationBehavior: "always_invoice" });
    expect(subscription(id)).toMatchObject({
      billing_cycle_anchor: START,
      items: { data: [{ current_period_start: CHANGE, current_period_end: START + 365 * 86_400 }] },
    });
    expect(summaryOf(latestInvoice(id).lines.data)).toEqual([
      [-1500, 1, true],
      [34_900, 1, true],
    ]);
  });

  it("restarts the cycle in flexible billing when asked", () => {
    const { id, change, price, latestInvoice, subscription } = shopIn(FLEXIBLE);
    change(id, CHANGE, { price: price(36_500, "year") }, { billingCycleAnchor: "now" });
    expect(subscription(id).billing_cycle_anchor).toBe(CHANGE);
    expect(summaryOf(latestInvoice(id).lines.data)).toEqual([
      [-1500, 1, true],
      [36_500, 1, false],
    ]);
  });
});

describe("a paid price in place of a free one", () => {
  it.each([
    [CLASSIC, CHANGE, [[0, 1, true] as const, [3100, 1, false] as const]],
    [FLEXIBLE, START, [[0, 1, true] as const, [1500, 1, true] as const]],
  ])("of a subscription in %o has the anchor %i", (billingMode, anchor, lines) => {
    const { subscribe, price, change, subscription, latestInvoice } = openShop(START);
    const id = subscribe({ items: [{ price: price(0) }], billingMode });
    change(id, CHANGE, { price: price(3100) }, { prorationBehavior: "always_invoice" });
    expect(subscription(id).billing_cycle_anchor).toBe(anchor);
    expect(summaryOf(latestInvoice(id).lines.data)).toEqual(lines);
  });
});

it("a paid item that joins a free one keeps the anchor", () => {
  const { account, id, price, subscription, change } = shopIn(CLASSIC);
  change(id, START, { price: price(0) });
  account.advanceTo(CHANGE);
  account.updateSubscription(id, { items: [{ price: price(3100) }] });
  expect(subscription(id).billing_cycle_anchor).toBe(START);
});

describe("a cancellation in the portal", () => {
  it.each([
    [CLASSIC, true],
    [FLEXIBLE, false],
  ])("of a subscription in %o has cancel_at_period_end %s", (mode, atPeriodEnd) => {
    const { account, id, subscription } = shopIn(mode);
    account.updateSubscription(id, { cancelInPortal: true });
    expect(subscription(id)).toMatchObject({
      cancel_at: PERIOD_END,
      cancel_at_period_end: atPeriodEnd,
      canceled_at: START,
      cancellation_details: { reason: "cancellation_requested" },
    });
    account.advanceTo(PERIOD_END);
    expect(subscription(id)).toMatchObject({ status: "canceled", ended_at: PERIOD_END });
  });
});

describe("a second trial", () => {
  it.each([
    [CLASSIC, START],
    [FLEXIBLE, noon(3, 1)],
  ])("of a subscription in %o has the trial_start %i", (billingMode, trialStart) => {
    const { account, subscribe, price, subscription, latestInvoice } = openShop(START);
    const id = subscribe({ items: [{ price: price(3100) }], billingMode, trialDays: 7 });
    account.advanceTo(noon(3, 1));
    account.updateSubscription(id, { trialEnd: noon(3, 11) });
    expect(subscription(id)).toMatchObject({ status: "trialing", trial_start: trialStart, trial_end: noon(3, 11) });
    expect(summaryOf(latestInvoice(id).lines.data).at(-1)).toEqual([0, 1, false]);
    account.advanceTo(noon(3, 12));
    expect(subscription(id)).toMatchObject({ status: "active", trial_start: trialStart });
    expect(latestInvoice(id)).toMatchObject({ status: "paid", subtotal: 3100 });
  });
});

describe("a backdated start", () => {
  it.each([
    [CLASSIC, [6100, 3100]],
    [FLEXIBLE, [3100, 3100, 3100]],
  ])("of a subscription in %o has the lines %o", (billingMode, amounts) => {
    const { subscribe, price, latestInvoice, invoiceItems } = openShop(START);
    const id = subscribe({ items: [{ price: price(3100) }], billingMode, backdateTo: START - 61 * 86_400 });
    expect(latestInvoice(id).lines.data.map(({ amount }) => amount)).toEqual(amounts);
    expect(invoiceItems()).toHaveLength(amounts.length - 1);
  });
});
