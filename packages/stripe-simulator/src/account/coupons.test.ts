import { describe, expect, it } from "vitest";
import type { CreateCoupon } from "./params/catalog.js";
import { billed, inDays, START } from "./testing/billed.js";
import { GOOD_CARD } from "./testing/good-card.js";

function discounted(coupon: CreateCoupon, prices: readonly { currency: string; unitAmount: number }[]) {
  const { account, product } = billed();
  const other = account.createProduct({ name: "Other" }).id;
  const recurring = { interval: "month" } as const;
  const items = prices.map((price, index) => ({
    price: account.createPrice({ ...price, recurring, product: index === 0 ? product : other }).id,
  }));
  const { id } = account.createCoupon({ ...coupon, ...(coupon.appliesTo && { appliesTo: [product] }) });
  const customer = account.createCustomer({ card: GOOD_CARD }).id;
  account.createSubscription({ customer, items, discounts: [id] });
  const invoices = () => account.store.collections.invoices.all().filter((invoice) => invoice.customer === customer);
  return { account, invoices };
}

const SEVEN = { amountOff: 700, currency: "usd", currencyOptions: { eur: 600 }, duration: "forever" } as const;

describe("an amount off", () => {
  it.each([
    ["its own currency", "usd", 2300],
    ["a currency of its options", "eur", 2400],
    ["a currency without an option: nothing", "gbp", 3000],
  ])("takes off %s", (_, currency, total) => {
    const { invoices } = discounted(SEVEN, [{ currency, unitAmount: 3000 }]);
    expect(invoices()[0]!.total).toBe(total);
  });

  it("with a list of products takes nothing off the others", () => {
    const prices = [
      { currency: "eur", unitAmount: 500 },
      { currency: "eur", unitAmount: 3000 },
    ];
    const { invoices } = discounted({ ...SEVEN, appliesTo: [] }, prices);
    expect(invoices()[0]!.total).toBe(3000);
    expect(invoices()[0]!.lines.data.map(({ discount_amounts: off }) => off?.map(({ amount }) => amount))).toEqual([
      [500],
      [],
    ]);
  });

  it("alone has options in other currencies", () => {
    const { account } = billed();
    expect(() => account.createCoupon({ percentOff: 5, currencyOptions: { eur: 1 }, duration: "once" })).toThrow(
      "Only amountOff",
    );
  });
});

describe("a repeating discount", () => {
  it("does not apply to the invoice of the second at which it ends", () => {
    const coupon = { percentOff: 50, duration: "repeating", durationInMonths: 2 } as const;
    const { account, invoices } = discounted(coupon, [{ currency: "usd", unitAmount: 3000 }]);
    account.advanceTo(inDays(100));
    const discount = account.store.events.find(({ type }) => type === "customer.discount.created");
    const end = Date.UTC(2026, 9, 1, 12) / 1000;
    expect(discount!.object).toMatchObject({ start: START, end });
    expect(invoices().map(({ created, total }) => [created, total])).toEqual([
      [START, 1500],
      [Date.UTC(2026, 8, 1, 12) / 1000, 1500],
      [end, 3000],
      [Date.UTC(2026, 10, 1, 12) / 1000, 3000],
    ]);
  });
});
