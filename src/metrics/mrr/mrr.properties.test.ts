import * as fc from "fast-check";
import { expect, test } from "vitest";
import { add, divide, fraction, multiply, roundHalfUp, subtract } from "./fraction.js";
import { recurrenceOfPeriod } from "./interval.js";
import { at, customer, derived, discount, item, price, subscription } from "../testing/world.js";

const amount = fc.integer({ min: 0, max: 10_000_000 });
const interval = fc.constantFrom("day" as const, "week" as const, "month" as const, "year" as const);
const sold = fc.record({
  amount,
  interval,
  count: fc.integer({ min: 1, max: 12 }),
  quantity: fc.integer({ min: 0, max: 500 }),
});

function mrrOf(
  items: readonly { amount: number; interval: "day" | "week" | "month" | "year"; count: number; quantity: number }[],
  percentOff: string | null,
) {
  const facts = subscription(
    items.map(({ amount, interval, count, quantity }) =>
      item(price(amount, interval, { recurrence: { interval, intervalCount: count } }), quantity),
    ),
    { discounts: percentOff === null ? [] : [discount({ percentOff })] },
  );
  return derived({ subscriptions: [facts] }).metrics;
}

test("MRR is the exact rational number, rounded half up once", () => {
  const months = { day: [365n, 12n], week: [52n, 12n], month: [1n, 1n], year: [1n, 12n] } as const;
  fc.assert(
    fc.property(
      fc.array(sold, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 0, max: 10_000 }),
      (items, basisPoints) => {
        let [numerator, denominator] = [0n, 1n];
        for (const { amount, interval, count, quantity } of items) {
          const [times, by] = months[interval];
          const [n, d] = [
            BigInt(amount * quantity) * times * BigInt(10_000 - basisPoints),
            by * BigInt(count) * 10_000n,
          ];
          [numerator, denominator] = [numerator * d + n * denominator, denominator * d];
        }
        const expected = (2n * numerator + denominator) / (2n * denominator);
        expect(BigInt(mrrOf(items, (basisPoints / 100).toFixed(2)).mrr)).toBe(expected);
      },
    ),
  );
});

test("if nothing needs rounding, scaling the amounts scales MRR", () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 12 }), (base, factor, count) => {
      const one = { amount: base * count, interval: "month" as const, count, quantity: 1 };
      expect(mrrOf([{ ...one, amount: one.amount * factor }], null).mrr).toBe(mrrOf([one], null).mrr * factor);
    }),
  );
});

test("scaling every amount scales MRR, except for rounding", () => {
  fc.assert(
    fc.property(
      fc.array(sold, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 2, max: 50 }),
      (items, off, percent, factor) => {
        const mrr = (times: number) => {
          const facts = subscription(
            items.map(({ amount, interval, count, quantity }) =>
              item(
                price(amount * times, interval, { recurrence: { interval, intervalCount: count } }),
                quantity,
                off % 2 === 0 ? {} : { discounts: [discount({ id: "percent", percentOff: String(percent) })] },
              ),
            ),
            { discounts: [discount({ amountOffMinor: off * times })] },
          );
          return derived({ subscriptions: [facts] }).metrics.mrr;
        };
        expect(Math.abs(mrr(factor) - factor * mrr(1))).toBeLessThanOrEqual((factor + 1) / 2);
      },
    ),
  );
});

test("a free item adds 0, and the order of items does not matter", () => {
  fc.assert(
    fc.property(fc.array(sold, { maxLength: 5 }), interval, (items, free) => {
      const { mrr } = mrrOf(items, "12.5");
      const withFree = [{ amount: 0, interval: free, count: 1, quantity: 3 }, ...items];
      expect(mrrOf(withFree, "12.5").mrr).toBe(mrr);
      expect(mrrOf(items.toReversed(), "12.5").mrr).toBe(mrr);
    }),
  );
});

test("an amount off never makes MRR negative, and never takes off more than its amount", () => {
  fc.assert(
    fc.property(fc.array(sold, { minLength: 1, maxLength: 4 }), amount, (items, off) => {
      const facts = subscription(
        items.map(({ amount, quantity }) => item(price(amount), quantity)),
        { discounts: [discount({ amountOffMinor: off })] },
      );
      const { mrr, mrr_gross } = derived({ subscriptions: [facts] }).metrics;
      expect(mrr).toBe(Math.max(0, mrr_gross - off));
    }),
  );
});

test("an amount off in another currency takes off that currency's amount, whatever the coupon's own is", () => {
  fc.assert(
    fc.property(amount, amount, fc.option(amount), (listed, own, inEuro) => {
      const currencyOptions = { gbp: own, ...(inEuro !== null && { eur: inEuro }) };
      const facts = subscription([item(price(listed, "month", { currency: "eur" }))], {
        currency: "eur",
        discounts: [discount({ amountOffMinor: own, currencyOptions })],
      });
      const { mrr } = derived({ customer: customer({ currency: "eur" }), subscriptions: [facts] }).metrics;
      expect(mrr).toBe(Math.max(0, listed - (inEuro ?? 0)));
    }),
  );
});

test("an amount off applies to the items with the shortest interval", () => {
  const facts = subscription([item(price(12_000, "year")), item(price(1000))], {
    discounts: [discount({ amountOffMinor: 1500 })],
  });
  expect(derived({ subscriptions: [facts] }).metrics.mrr).toBe(1000);
});

test("an item's discount is applied before the subscription's, and a coupon for other products changes nothing", () => {
  const facts = subscription(
    [item(price(1000), 1, { discounts: [discount({ id: "item", amountOffMinor: 200 })] }), item(price(500))],
    {
      discounts: [
        discount({ id: "half", percentOff: "50", productIds: ["prod_1000"] }),
        discount({ id: "none", percentOff: "100", productIds: ["prod_else"] }),
      ],
    },
  );
  expect(derived({ subscriptions: [facts] }).metrics).toMatchObject({ mrr: 900, mrr_gross: 1500 });
});

test("inclusive tax is removed exactly", () => {
  const facts = subscription([item(price(11_900), 1, { inclusiveTaxPercent: "19" })]);
  expect(derived({ subscriptions: [facts] }).metrics.mrr).toBe(10_000);
});

test("fractions follow the rules of arithmetic, and halves round up", () => {
  const some = fc.record({ n: fc.integer({ min: -999, max: 999 }), d: fc.integer({ min: 1, max: 99 }) });
  fc.assert(
    fc.property(some, some, (a, b) => {
      const [x, y] = [fraction(a.n, a.d), fraction(b.n, b.d)];
      const same = subtract(add(x, y), y);
      expect(same.numerator * BigInt(a.d)).toBe(same.denominator * BigInt(a.n));
      if (b.n > 0) expect(roundHalfUp(subtract(divide(multiply(x, y), y), x))).toBe(0);
    }),
  );
  expect(["0.5", "1.4999999999999999999999999", "2.5", "-0.6"].map((value) => roundHalfUp(fraction(value)))).toEqual([
    1, 1, 3, 0,
  ]);
});

test("the length of a service period determines its recurrence", () => {
  const cases = [
    ["2026-01-31", "2026-02-28", "1 month"],
    ["2024-02-29", "2025-02-28", "1 year"],
    ["2026-01-01", "2026-04-01", "3 month"],
    ["2026-02-03", "2026-02-17", "2 week"],
    ["2026-02-03", "2026-02-13", "10 day"],
  ] as const;
  for (const [start, end, expected] of cases) {
    const { interval, intervalCount } = recurrenceOfPeriod(at(start), at(end));
    expect(`${intervalCount} ${interval}`).toBe(expected);
  }
});

test("twenty amounts off, each spread over items with odd prices, take off their exact total", () => {
  const amountsOff = Array.from({ length: 20 }, (_, index) => 1_001 + 7 * index);
  const items = [99_991, 70_001, 31_337].map((each) => item(price(each)));
  const discounts = amountsOff.map((amountOffMinor) => discount({ id: `OFF${amountOffMinor}`, amountOffMinor }));
  const { metrics } = derived({ subscriptions: [subscription(items, { discounts })] });
  expect(metrics.mrr).toBe(99_991 + 70_001 + 31_337 - amountsOff.reduce((sum, each) => sum + each, 0));
});

test("a fraction of any length equals its numerator divided by its denominator", () => {
  const part = fc.bigInt({ min: 1n, max: 10n ** 40n });
  fc.assert(
    fc.property(part, part, part, part, (a, b, c, d) => {
      const [one, other] = [fraction(`${a}`, `${b}`), fraction(`${c}.5`, `${d}`)];
      for (const same of [divide(multiply(one, other), other), subtract(add(one, other), other)]) {
        expect(same.numerator * b).toBe(same.denominator * a);
      }
      expect(roundHalfUp(divide(one, one))).toBe(1);
    }),
  );
});
