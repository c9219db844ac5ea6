import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceAmount } from "./billing/price-amount.js";
import type { Pricing, Tier } from "./params/catalog.js";
import { noon, openShop } from "./testing/shop.js";

const START = noon(1, 10);
const GRADUATED: readonly Tier[] = [
  { upTo: 10, unitAmount: 500 },
  { upTo: null, unitAmount: 300, flatAmount: 900 },
];

type Summary = readonly [amount: number, quantity: number];

function firstInvoice(pricing: Omit<Pricing, "currency">, quantity: number) {
  const { price, subscribe, latestInvoice, subscription } = openShop(START);
  const id = subscribe({ items: [{ price: price(pricing), quantity }] });
  return { invoice: latestInvoice(id), item: subscription(id).items.data[0]! };
}

describe("a licensed item", () => {
  const tiers = (mode: "graduated" | "volume", steps: readonly Tier[]) => ({ tiers: { mode, steps } });
  const noFlat = [
    { upTo: 10, unitAmount: 500 },
    { upTo: null, unitAmount: 300 },
  ];

  it.each<[string, Omit<Pricing, "currency">, number, readonly Summary[]]>([
    ["graduated, in the first tier", tiers("graduated", noFlat), 10, [[5000, 10]]],
    [
      "graduated, in the second tier",
      tiers("graduated", noFlat),
      14,
      [
        [5000, 10],
        [1200, 4],
      ],
    ],
    [
      "graduated with a flat amount",
      tiers("graduated", GRADUATED),
      14,
      [
        [5000, 10],
        [0, 0],
        [1200, 4],
        [900, 0],
      ],
    ],
    ["volume", tiers("volume", noFlat), 14, [[4200, 14]]],
    [
      "volume with a flat amount",
      tiers("volume", GRADUATED),
      14,
      [
        [4200, 14],
        [900, 0],
      ],
    ],
    ["package", { unitAmount: 1000, transformQuantity: { divideBy: 5, round: "up" } }, 12, [[3000, 12]]],
    ["per unit", { unitAmount: 2900 }, 3, [[8700, 3]]],
    ["graduated, of no units", tiers("graduated", GRADUATED), 0, [[0, 0]]],
    ["per unit, of no units", { unitAmount: 2900 }, 0, [[0, 0]]],
  ])("that is priced %s has the lines of its tiers", (_, pricing, quantity, expected) => {
    const { invoice, item } = firstInvoice(pricing, quantity);
    expect(invoice.lines.data.map((line) => [line.amount, line.quantity])).toEqual(expected);
    for (const { parent, pricing: shown } of invoice.lines.data) {
      expect(parent?.subscription_item_details).toMatchObject({ subscription_item: item.id, proration: false });
      expect(shown?.price_details?.price).toBe(item.price.id);
    }
  });

  it("bills what its price amounts to, whatever its tiers and its discount", () => {
    const tier = fc.record({ tenths: fc.nat(9999), flatAmount: fc.option(fc.nat(999), { nil: undefined }) });
    fc.assert(
      fc.property(
        fc.constantFrom("graduated" as const, "volume" as const),
        fc.array(tier, { minLength: 1, maxLength: 4 }),
        fc.nat(60),
        fc.nat(5000),
        (mode, drawn, quantity, amountOff) => {
          const steps = drawn.map(({ tenths, flatAmount }, index) => ({
            upTo: index === drawn.length - 1 ? null : (index + 1) * 7,
            unitAmountDecimal: String(tenths / 10),
            ...(flatAmount !== undefined && { flatAmount }),
          }));
          const { account, price, subscribe, latestInvoice, subscription } = openShop(START);
          account.createCoupon({ id: "OFF", amountOff, currency: "usd", duration: "forever" });
          const item = { price: price({ tiers: { mode, steps } }), quantity, discounts: ["OFF"] };
          const id = subscribe({ items: [item] });
          const amount = priceAmount(subscription(id).items.data[0]!.price, quantity);
          expect(latestInvoice(id)).toMatchObject({ subtotal: amount, total: Math.max(0, amount - amountOff) });
        },
      ),
    );
  });
});

describe("a metered item", () => {
  const meterLines = (used: number): readonly Summary[] => {
    const { account, price, subscribe, latestInvoice, subscription } = openShop(START);
    const steps = [
      { upTo: 1000, unitAmount: 0, flatAmount: 900 },
      { upTo: null, unitAmountDecimal: "3.6" },
    ];
    const recurring = { interval: "month", usageType: "metered" } as const;
    const id = subscribe({ items: [{ price: price({ tiers: { mode: "graduated", steps }, recurring }) }] });
    account.recordUsage(subscription(id).items.data[0]!.id, used);
    account.advanceTo(noon(2, 10));
    const { lines } = latestInvoice(id);
    for (const { period } of lines.data) expect(period).toEqual({ start: START, end: noon(2, 10) });
    return lines.data.map(({ amount, quantity }) => [amount, quantity!]);
  };

  it("has two lines for each tier that its usage reached, for the period that ended", () => {
    expect(meterLines(1031)).toEqual([
      [0, 1000],
      [900, 0],
      [112, 31],
      [0, 0],
    ]);
  });

  it("that was not used still has its first tier's flat amount", () => {
    expect(meterLines(0)).toEqual([
      [0, 0],
      [900, 0],
    ]);
  });
});
